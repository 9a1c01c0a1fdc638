// Choosing where: the group's own villages, a search through all, the nearest ones if the reader asks for them. The
// phone's place is used here and goes nowhere: only how far it was from the village is noted with the visit.

const EARTH = 6371; // kilometres
const NEAREST = 3;
const FOUND = 12;

const radians = (degrees) => (degrees * Math.PI) / 180;

export function distance([lon1, lat1], [lon2, lat2]) {
  const a = Math.sin(radians(lat2 - lat1) / 2) ** 2 + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(a));
}

export function places(form, say) {
  const select = form.elements.elsewhere;
  const chips = form.querySelector("[data-visit-places]");
  const where = form.querySelector("[data-visit-where]");
  const finder = form.querySelector("[data-visit-find]");
  const found = form.querySelector("[data-visit-found]");
  const searching = form.querySelector("[data-visit-search]");
  const all = [...select.options].filter((option) => option.value).map((option) => ({
    id: option.value,
    name: option.textContent,
    town: option.parentElement.label,
    at: option.dataset.at?.split(",").map(Number),
  }));
  const byId = new Map(all.map((place) => [place.id, place]));
  let here = null;

  select.disabled = true; // the chips stand for it
  form.querySelector("[data-visit-elsewhere]").hidden = true;
  form.querySelector("[data-visit-tools]").hidden = false;

  function chip(place, more = "") {
    const label = document.createElement("label");
    label.className = "y-chip";
    const input = Object.assign(document.createElement("input"), { type: "radio", name: "village", value: place.id });
    const words = document.createElement("span");
    words.textContent = `${place.name}${more}`;
    label.append(input, words);
    return label;
  }

  function choose(id) {
    let input = [...chips.querySelectorAll("input")].find((each) => each.value === id);
    const place = byId.get(id);
    if (!input && place) {
      const made = chip(place, ` · ${place.town}`);
      chips.append(made);
      input = made.firstChild;
    }
    if (!input) return;
    input.checked = true;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function tell(words) {
    where.hidden = !words;
    where.textContent = words;
  }

  searching.addEventListener("click", () => {
    finder.hidden = !finder.hidden;
    searching.setAttribute("aria-expanded", String(!finder.hidden));
    if (!finder.hidden) finder.querySelector("input").focus();
  });

  finder.querySelector("input").addEventListener("input", (event) => {
    event.stopPropagation();
    const words = event.target.value.trim();
    const fits = words ? all.filter((place) => `${place.town}${place.name}`.includes(words)).slice(0, FOUND) : [];
    found.replaceChildren(...fits.map((place) => chip({ ...place, name: `${place.name} · ${place.town}` })));
    if (words && !fits.length) found.textContent = say.noMatch;
  });
  finder.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  found.addEventListener("change", (event) => {
    choose(event.target.value);
    finder.hidden = true;
    searching.setAttribute("aria-expanded", "false");
    found.replaceChildren();
  });

  form.querySelector("[data-visit-near]").addEventListener("click", () => {
    if (!navigator.geolocation) return tell(say.noPlace);
    tell(say.locating);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        here = [coords.longitude, coords.latitude];
        const near = all.filter((place) => place.at).map((place) => [distance(here, place.at), place]).sort((a, b) => a[0] - b[0]).slice(0, NEAREST);
        tell(near.map(([far, place]) => `${place.name} ${say.far.replace("%(n)s", far.toFixed(1))}`).join("；"));
        for (const [, place] of near.reverse()) choose(place.id);
      },
      () => tell(say.noPlace),
      { timeout: 10_000, maximumAge: 60_000 },
    );
  });

  return {
    choose,
    chosen: () => byId.get(new FormData(form).get("village")),
    // Kilometres from the chosen village; null where the place was not given.
    far() {
      const at = this.chosen()?.at;
      return here && at ? Math.round(distance(here, at) * 10) / 10 : null;
    },
  };
}
