// Who is placed somewhere can be dragged into another card: that opens the page where the cost stands and one confirms.
// The link on each row leads to the same page without a mouse.

export function wake(row) {
  row.draggable = true;
  row.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/plain", row.dataset.adjust);
    event.dataTransfer.effectAllowed = "move";
  });
  const card = row.closest("[data-body]");
  if (card && !card.dataset.drop) receive(card);
}

function receive(card) {
  card.dataset.drop = "yes";
  card.addEventListener("dragover", (event) => {
    event.preventDefault();
    card.classList.add("y-target");
  });
  card.addEventListener("dragleave", () => card.classList.remove("y-target"));
  card.addEventListener("drop", (event) => {
    event.preventDefault();
    card.classList.remove("y-target");
    const address = event.dataTransfer.getData("text/plain");
    if (address.startsWith("/") && !card.querySelector(`[data-adjust="${CSS.escape(address)}"]`)) {
      location.assign(`${address}?body=${encodeURIComponent(card.dataset.body)}`);
    }
  });
}
