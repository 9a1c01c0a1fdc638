// A range input says its number beside it.

export function wake(slider) {
  const said = document.querySelector(`output[for="${slider.id}"]`);
  if (!said) return;
  const say = () => (said.textContent = slider.value);
  slider.addEventListener("input", say);
  say();
}
