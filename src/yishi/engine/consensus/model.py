"""What people think, learned from their votes: where each stands, and how each statement is answered from there.

Two questions are asked of every vote: did the person take a side, and if so, which? The log-odds of each answer are
`c + w · z`: z is where the person stands (prior: standard normal), c and w belong to the statement and the question,
and come from a normal distribution that is itself learned. So little is claimed of a person with three votes or a
statement with five, and directions in which nobody differs fade. Variational Bayes (Jaakkola & Jordan 2000).
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.special import expit
from sklearn.utils.extmath import randomized_svd
from threadpoolctl import threadpool_limits

from yishi.engine.consensus.settings import Settings
from yishi.engine.consensus.votes import AGREE, PASS, Votes

QUESTIONS = 2  # which side, asked of those who took one; and: pass?
VOTES_A_BLOCK = 100_000
EASY = 0.125  # λ(0), the largest weight of an answer
LEAST_SPREAD = 0.02  # added to the items' spread, as one more item would
FADED = 0.02  # mean square of a direction's weights below which nobody differs in it


@dataclass(frozen=True, slots=True)
class Belief:
    """What is known of each row: a normal distribution. mean: rows × d; spread: rows × d × d (covariances)."""

    mean: np.ndarray
    spread: np.ndarray

    def square(self) -> np.ndarray:
        """E[x xᵀ] of each row."""
        return self.mean[:, :, None] * self.mean[:, None, :] + self.spread


@dataclass(frozen=True, slots=True)
class Model:
    """people: positions z. items: `(c, w)`, first of every statement's side, then of every statement's pass.

    prior: the distribution that the items of each question come from.
    """

    people: Belief
    items: Belief
    prior: Belief

    @property
    def statements(self) -> int:
        return len(self.items.mean) // QUESTIONS

    def probabilities(self, person: np.ndarray, statement: np.ndarray) -> np.ndarray:
        """Of each pair the probabilities of disagree, pass, agree: pairs × 3."""
        place = _with_one(self.people.mean)[person]
        agree, passed = (
            expit(np.einsum("nd,nd->n", place, self.items.mean[statement + question * self.statements]))
            for question in range(QUESTIONS)
        )
        return np.stack([(1 - agree) * (1 - passed), passed, agree * (1 - passed)], axis=1)


@dataclass(frozen=True, slots=True)
class Answers:
    """Every question that was answered: `person` (rising), `item`, and `half`: ½ for yes, −½ for no."""

    person: np.ndarray
    item: np.ndarray
    half: np.ndarray
    shape: tuple[int, int]

    def matrix(self, values: np.ndarray) -> sparse.csr_matrix:
        ends = np.concatenate([[0], np.cumsum(np.bincount(self.person, minlength=self.shape[0]))])
        return sparse.csr_matrix((values, self.item, ends), shape=self.shape)


def answers(votes: Votes) -> Answers:
    people, statements = votes.shape
    sided = votes.vote != PASS
    person = np.concatenate([votes.person[sided], votes.person])
    item = np.concatenate([votes.statement[sided], votes.statement + statements])
    yes = np.concatenate([votes.vote[sided] == AGREE, ~sided])
    order = np.argsort(person, kind="stable")
    half = np.where(yes, 0.5, -0.5)
    return Answers(person[order], item[order], half[order], (people, QUESTIONS * statements))


def learn(votes: Votes, settings: Settings) -> Model:
    """The model of `votes`, learned from at most `settings.learned_from` of them, whole people drawn by lot."""
    with threadpool_limits(1):  # sums in one order, whatever the machine
        known = _sample(votes, settings)
        told = answers(known)
        model = _start(told, settings)
        for _round in range(settings.rounds):
            weight = weights(model, told)
            model = ask(place(model, told, weight), told, weight)
            model = _faded(_hyper(model, told))
        return model if len(known) == len(votes) else _everyone(model, told, votes)


def _sample(votes: Votes, settings: Settings) -> Votes:
    if len(votes) <= settings.learned_from:
        return votes
    order = np.random.default_rng(settings.seed).permutation(len(votes.people))
    taken = np.cumsum(votes.of_person[order]) <= settings.learned_from
    return votes.of_people(np.sort(order[taken]))


def _everyone(model: Model, told: Answers, votes: Votes) -> Model:
    """Everyone placed by what a sample taught, the items asked of everyone, and everyone placed again.

    The weight of an answer hardly varies between the people who give it, so each item's mean in the sample stands for
    all: then whole tables of numbers are added up at once.
    """
    sampled = weights(model, told)
    asked = np.bincount(told.item, minlength=told.shape[1])
    weight = (np.asarray(sampled.sum(axis=0)).ravel() + EASY) / (asked + 1)
    everything = answers(votes)
    mean = everything.matrix(weight[everything.item])
    model = place(model, everything, mean)
    exact = weights(model, everything)
    return place(ask(model, everything, exact), everything, exact)


def _start(told: Answers, settings: Settings) -> Model:
    """Statements by their share of yes; directions by the singular vectors of what that leaves unexplained."""
    people, items = told.shape
    asked = np.bincount(told.item, minlength=items)
    yes = np.bincount(told.item, weights=told.half + 0.5, minlength=items)
    share = (yes + 1) / (asked + 2)
    left = (told.half + 0.5 - share[told.item]) / np.sqrt(share * (1 - share))[told.item]
    rows = told.matrix(left)
    of_person = np.bincount(told.person, minlength=people)
    rows = sparse.diags(1 / np.sqrt(of_person + 3)) @ rows @ sparse.diags(1 / np.sqrt(asked + 10))
    directions = min(settings.directions, people, items)
    vectors = randomized_svd(rows, directions, random_state=settings.seed)[2].T
    vectors *= np.where(vectors.sum(axis=0) < 0, -1, 1)
    mean = np.concatenate([np.log(share / (1 - share))[:, None], vectors * np.sqrt(items) / 2], axis=1)
    size = 1 + directions
    spread = np.tile(np.diag([4.0] + [1.0] * directions), (QUESTIONS, 1, 1))
    centre = np.zeros((QUESTIONS, size))
    centre[:, 0] = mean[:, 0].reshape(QUESTIONS, -1).mean(axis=1)
    nowhere = Belief(np.zeros((people, directions)), np.tile(np.eye(directions), (people, 1, 1)))
    return Model(nowhere, Belief(mean, np.tile(np.eye(size) * 0.05, (items, 1, 1))), Belief(centre, spread))


def place(model: Model, told: Answers, weight: sparse.csr_matrix) -> Model:
    """Where people stand, given the items. weight: of each answer (`weights`)."""
    square = model.items.square()
    directions = model.people.mean.shape[1]
    precision = 2 * _summed(weight, square[:, 1:, 1:]) + np.eye(directions)
    pull = told.matrix(told.half) @ model.items.mean[:, 1:] - 2 * (weight @ square[:, 0, 1:])
    return Model(_solved(precision, pull), model.items, model.prior)


def ask(model: Model, told: Answers, weight: sparse.csr_matrix) -> Model:
    """The items, given where people stand."""
    people = _with_one_belief(model.people)
    certainty = np.linalg.inv(model.prior.spread)
    drawn = np.einsum("qde,qe->qd", certainty, model.prior.mean)
    precision = 2 * _summed(weight.T, people.square()) + np.repeat(certainty, model.statements, axis=0)
    pull = told.matrix(told.half).T @ people.mean + np.repeat(drawn, model.statements, axis=0)
    return Model(model.people, _solved(precision, pull), model.prior)


def _solved(precision: np.ndarray, pull: np.ndarray) -> Belief:
    spread = np.linalg.inv(precision)
    return Belief(np.einsum("nde,ne->nd", spread, pull), spread)


def weights(model: Model, told: Answers) -> sparse.csr_matrix:
    """people × items: Jaakkola & Jordan's λ(ξ) = tanh(ξ/2) / 4ξ of each answer, ξ² = E[(c + w·z)²]."""
    people, items = _packed(_with_one_belief(model.people).square(), 2), _packed(model.items.square(), 1)
    expected = np.empty(len(told.half))
    for start in range(0, len(expected), VOTES_A_BLOCK):
        part = slice(start, start + VOTES_A_BLOCK)
        expected[part] = np.einsum("nd,nd->n", people[told.person[part]], items[told.item[part]])
    bound = np.sqrt(np.maximum(expected, 1e-9))
    return told.matrix(np.tanh(bound / 2) / (4 * bound))


def _hyper(model: Model, told: Answers) -> Model:
    """People's positions made standard normal, directions turned to the items' own, and the items' distribution."""
    seen = np.bincount(told.person, minlength=told.shape[0]) > 0
    turn = np.linalg.cholesky(model.people.square()[seen].mean(axis=0))
    asked = np.bincount(told.item, minlength=told.shape[1]) > 0
    weights = model.items.square()[asked][:, 1:, 1:].mean(axis=0)
    axes = np.linalg.eigh(turn.T @ weights @ turn)[1][:, ::-1]
    turn = turn @ axes
    turn *= np.where((model.items.mean[:, 1:] @ turn).sum(axis=0) < 0, -1, 1)
    people = _turned(model.people, np.linalg.inv(turn).T)
    whole = np.eye(len(turn) + 1)
    whole[1:, 1:] = turn
    items = _turned(model.items, whole)
    return Model(people, items, _drawn_from(items, asked))


def _drawn_from(items: Belief, asked: np.ndarray) -> Belief:
    """The distribution of each question's items, of those that were asked."""
    centres, spreads = [], []
    for part in np.split(np.arange(len(asked)), QUESTIONS):
        which = part[asked[part]] if asked[part].any() else part  # nobody takes a side: as learned from nothing
        centre = items.mean[which].mean(axis=0)
        off = items.mean[which] - centre
        spread = items.spread[which].sum(axis=0) + off.T @ off + LEAST_SPREAD * np.eye(len(centre))
        centres.append(centre)
        spreads.append(spread / (len(which) + 1))
    return Belief(np.array(centres), np.array(spreads))


def _faded(model: Model) -> Model:
    """Without the directions in which nobody differs; one stays."""
    kept = np.einsum("qdd->qd", model.prior.square())[:, 1:].max(axis=0) > FADED
    kept[0] = True
    if kept.all():
        return model
    with_c = np.concatenate([[True], kept])
    return Model(_only(model.people, kept), _only(model.items, with_c), _only(model.prior, with_c))


def _only(belief: Belief, kept: np.ndarray) -> Belief:
    return Belief(belief.mean[:, kept], belief.spread[:, kept][:, :, kept])


def _turned(belief: Belief, turn: np.ndarray) -> Belief:
    """Every row x becomes x @ turn."""
    return Belief(belief.mean @ turn, turn.T @ belief.spread @ turn)


def _with_one(mean: np.ndarray) -> np.ndarray:
    return np.concatenate([np.ones((len(mean), 1)), mean], axis=1)


def _with_one_belief(people: Belief) -> Belief:
    spread = np.zeros((len(people.mean), people.mean.shape[1] + 1, people.mean.shape[1] + 1))
    spread[:, 1:, 1:] = people.spread
    return Belief(_with_one(people.mean), spread)


def _packed(square: np.ndarray, off: int) -> np.ndarray:
    """The upper triangle of each row's symmetric matrix; what stands off the diagonal `off` times."""
    rows, columns = np.triu_indices(square.shape[1])
    return square[:, rows, columns] * np.where(rows == columns, 1, off)


def _summed(weight: sparse.spmatrix, square: np.ndarray) -> np.ndarray:
    """Weighted sums of symmetric matrices: rows × d × d."""
    size = square.shape[1]
    rows, columns = np.triu_indices(size)
    packed = weight @ square[:, rows, columns]
    found = np.empty((packed.shape[0], size, size))
    found[:, rows, columns] = packed
    found[:, columns, rows] = packed
    return found
