// Keys for a hand, the bell, a screen that stays awake, and what to do when the connection is lost.
"use strict";

const SMALL = 600; // CSS pixels: a phone is narrower, or lower
const FONT = { least: 12, small: 14, usual: 16 }; // CSS pixels
const ROWS = 34; // in which a screen held upright has its figure as well
const ROW = 1.2; // heights of the font
const RETRY = 1500; // ms between two tries to come back
const ENDED = 4000; // the codes of a socket: its program has ended,
const REPLACED = 4001; // the same tab has come anew,
const FAILED = 4002; // or it failed, and has said why
const CONTROL = /\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g; // what is said to the terminal, not shown
const GROUND = /\x1b\]11;(#[0-9a-f]{6})/i; // the colour behind the screen

const terminal = document.getElementById("terminal");
const message = document.getElementById("message");
let socket = null;
let audio = null;
let wakeLock = null;
let failure = "";

// By its own name a tab that comes back is known, and what it had before is ended first.
sessionStorage.tab ??= crypto.randomUUID();
terminal.dataset.sessionWebsocketUrl =
  `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/${sessionStorage.tab}`;
terminal.dataset.fontSize = String(fontSize());

function fontSize() {
  if (Math.min(window.innerWidth, window.innerHeight) >= SMALL) return FONT.usual;
  const fitting = Math.floor(terminal.clientHeight / (ROWS * ROW));
  return Math.max(FONT.least, Math.min(FONT.small, fitting));
}

// The terminal's own script opens the socket; this keeps it for the buttons and the bell.
window.WebSocket = class extends WebSocket {
  constructor(...values) {
    super(...values);
    socket = this;
    this.addEventListener("open", () => {
      stayAwake();
      terminal.querySelector("textarea")?.focus(); // keys count without a click
    });
    this.addEventListener("message", (event) => {
      if (event.data instanceof ArrayBuffer) look(new TextDecoder().decode(event.data));
      else if (event.data.startsWith('["failed"')) failure = JSON.parse(event.data)[1];
    });
    this.addEventListener("close", (event) => leave(event.code));
  }
};

function look(frame) {
  if (frame.replace(CONTROL, "").includes("\x07")) ring();
  const ground = GROUND.exec(frame)?.[1];
  if (ground === undefined) return;
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(ground.slice(at, at + 2), 16));
  const isLight = 0.299 * red + 0.587 * green + 0.114 * blue > 128;
  document.documentElement.dataset.look = isLight ? "light" : "dark";
  document.documentElement.style.setProperty("--ground", ground);
  document.querySelector("meta[name=theme-color]").content = ground;
}

function send(keys) {
  if (socket !== null && socket.readyState === WebSocket.OPEN) {
    socket.send(JSON.stringify(["stdin", keys]));
  }
}

for (const button of document.querySelectorAll("button[data-keys]")) {
  button.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // the terminal keeps the focus
    unlockSound();
    send(button.dataset.keys);
  });
}

// A tap on the terminal must not raise the keyboard of a phone; the button does.
const keyboard = document.getElementById("keyboard");
keyboard.addEventListener("click", () => {
  const wanted = keyboard.getAttribute("aria-pressed") !== "true";
  keyboard.setAttribute("aria-pressed", String(wanted));
  document.body.toggleAttribute("data-typing", wanted);
  window.dispatchEvent(new Event("resize")); // the terminal takes the place of the buttons
  const field = terminal.querySelector("textarea");
  if (field === null) return;
  field.inputMode = wanted ? "text" : "none";
  field.blur();
  if (wanted) field.focus();
});
new MutationObserver((_, observer) => {
  const field = terminal.querySelector("textarea");
  if (field === null) return;
  field.inputMode = "none";
  observer.disconnect();
}).observe(terminal, { childList: true, subtree: true });

// Browsers play nothing before the first touch or key.
function unlockSound() {
  audio ??= new AudioContext();
  if (audio.state === "suspended") audio.resume();
}
for (const kind of ["pointerdown", "pointerup", "touchend", "click", "keydown"]) {
  window.addEventListener(kind, unlockSound); // which of them counts differs
}

function ring() {
  document.body.dataset.rung = String(Number(document.body.dataset.rung ?? 0) + 1);
  if (audio === null || audio.state !== "running") return;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = 880;
  volume.gain.setValueAtTime(0.3, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.25);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.25);
}

async function stayAwake() {
  if (!("wakeLock" in navigator) || socket === null || document.hidden) return;
  try {
    wakeLock = await navigator.wakeLock.request("screen");
    document.body.dataset.awake = "true";
  } catch {
    // a battery that is low refuses; the session goes on without
  }
}
document.addEventListener("visibilitychange", stayAwake);

async function leave(code) {
  wakeLock?.release();
  if (code === ENDED) {
    say("Everything is saved. The session has ended here.", "Open it again");
    return;
  }
  if (code === REPLACED) {
    say("This page is open in another tab.", "Use it here");
    return;
  }
  if (code === FAILED) {
    say(failure || "backcoach stopped after an error; everything so far is saved.", "Try again");
    return;
  }
  for (let tries = 0; ; tries += 1) {
    const state = await askServer();
    if (state === "anew") {
      say("The server was started anew. Open the new address that it printed.", "Try now");
      return;
    }
    if (state === "free" && tries > 0) {
      location.reload();
      return;
    }
    if (state === "full") {
      say("No more visitors can come. Waiting for one to leave.", "Try now");
    } else {
      say("The connection is lost; everything so far is saved. Trying again.", "Try now");
    }
    await new Promise((done) => setTimeout(done, RETRY));
  }
}

// What a socket that was refused cannot say.
async function askServer() {
  try {
    const answer = await fetch(`/free/${sessionStorage.tab}`);
    if (answer.status === 403) return "anew";
    return (await answer.json()).free ? "free" : "full";
  } catch {
    return "away";
  }
}

function say(text, answer) {
  document.getElementById("message-text").textContent = text;
  document.getElementById("again").textContent = answer;
  message.hidden = false;
}
document.getElementById("again").addEventListener("click", () => location.reload());
