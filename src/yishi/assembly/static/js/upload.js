// <c-file-drop>: drop a file on the frame, see its name and size before sending, be told at once when it is too big.

const MB = 1024 * 1024;

export function wake(frame) {
  if (frame.dataset.ready) return;
  frame.dataset.ready = "yes";
  const input = frame.querySelector("input[type=file]");
  input.addEventListener("change", () => show(frame, input));
  if (input.files.length) show(frame, input); // chosen before this script arrived
  for (const name of ["dragover", "dragleave", "drop"]) {
    frame.addEventListener(name, (event) => {
      event.preventDefault();
      frame.classList.toggle("y-drop-over", name === "dragover");
    });
  }
  frame.addEventListener("drop", (event) => {
    input.files = event.dataTransfer.files;
    show(frame, input);
  });
}

function show(frame, input) {
  const words = frame.querySelector("[data-drop-chosen]");
  const limit = Number(frame.dataset.limit || Infinity) * MB;
  const files = [...input.files];
  const tooBig = files.some((file) => file.size > limit);
  words.textContent = files.map((file) => `${file.name} · ${size(file.size)}`).join("; ");
  if (tooBig) words.textContent += ` · ${words.dataset.tooBig}`;
  input.setCustomValidity(tooBig ? words.dataset.tooBig : "");
}

function size(bytes) {
  return bytes < MB ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MB).toFixed(1)} MB`;
}
