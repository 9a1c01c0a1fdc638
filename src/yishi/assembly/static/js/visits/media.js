// Photos and recordings on the device. A photo is made smaller here and loses its notes on place and moment by that.

const EDGE = 1600; // pixels of the longer side: a notice board can still be read
const THUMB = 96;
const HEAVIEST = 80 * 1024 * 1024; // bytes; more is no photo of a phone
const HEIC = /ftyp(heic|heix|hevc|mif1|msf1)/;

class Unfit extends Error {} // `message`: a key of the words that the page says

export { Unfit };

async function decoded(blob) {
  try {
    return await createImageBitmap(blob, { imageOrientation: "from-image" });
  } catch {
    const start = new TextDecoder("latin1").decode(await blob.slice(0, 16).arrayBuffer());
    throw new Unfit(HEIC.test(start) || /\.hei[cf]$/i.test(blob.name ?? "") ? "heic" : "noPhoto");
  }
}

// The photo as a JPEG of at most so many pixels. Throws `Unfit` for what this browser cannot open.
export async function shrunk(file, most) {
  if (file.size > HEAVIEST) throw new Unfit("tooBig");
  const bitmap = await decoded(file);
  const scale = Math.min(1, EDGE / Math.max(bitmap.width, bitmap.height));
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) });
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.82));
  if (!blob || blob.size > most) throw new Unfit("tooBig");
  return blob;
}

export async function thumbnail(file) {
  const bitmap = await createImageBitmap(new Blob([file.buffer]));
  const scale = THUMB / Math.max(bitmap.width, bitmap.height);
  const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width * scale, height: bitmap.height * scale });
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

// Plays through the audio context: the pages' rules allow no address that only exists in memory.
export async function play(file) {
  const context = new AudioContext();
  const source = context.createBufferSource();
  source.buffer = await context.decodeAudioData(file.buffer.slice(0));
  source.connect(context.destination);
  source.onended = () => context.close();
  source.start();
}

// Records until stopped, `most` seconds at longest; `heard(blob, seconds)` every few seconds, so that little is lost.
export async function record(most, heard, ended) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 24_000 });
  const parts = [];
  const began = Date.now();
  let last = Promise.resolve();
  recorder.addEventListener("dataavailable", ({ data }) => {
    if (data.size) parts.push(data);
    const seconds = Math.round((Date.now() - began) / 1000);
    if (parts.length) last = last.then(() => heard(new Blob(parts), seconds));
  });
  recorder.addEventListener("stop", () => {
    stream.getTracks().forEach((track) => track.stop());
    last.finally(ended);
  });
  recorder.start(3000);
  setTimeout(() => recorder.state === "recording" && recorder.stop(), most * 1000);
  return () => recorder.state === "recording" && recorder.stop();
}
