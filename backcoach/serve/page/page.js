// Keys for a hand, the bell, a screen that stays awake, and what to do when the connection is lost.
"use strict";

const BELL = 7;
const NARROW = 600; // CSS pixels: a phone held upright
const RETRY = 1500; // ms between two tries to come back
const ENDED = 4000; // the code of a socket whose program has ended

const terminal = document.getElementById("terminal");
const message = document.getElementById("message");
let socket = null;
let audio = null;
let wakeLock = null;

terminal.dataset.sessionWebsocketUrl =
  `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
terminal.dataset.fontSize = window.innerWidth < NARROW ? "12" : "16";

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
      if (event.data instanceof ArrayBuffer && new Uint8Array(event.data).includes(BELL)) ring();
    });
    this.addEventListener("close", (event) => leave(event.code));
  }
};

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
window.addEventListener("pointerdown", unlockSound);
window.addEventListener("keydown", unlockSound);

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
  say("The connection is lost; everything so far is saved. Trying again.", "Try now");
  for (;;) {
    await new Promise((done) => setTimeout(done, RETRY));
    try {
      const answer = await fetch("/room");
      if (answer.status === 403) {
        say("The server was started anew. Open the address that it has printed.", "Try now");
        return;
      }
      if ((await answer.json()).free) {
        location.reload();
        return;
      }
      say("There are as many visitors as the server takes. Waiting for one to leave.", "Try now");
    } catch {
      // still away
    }
  }
}

function say(text, answer) {
  document.getElementById("message-text").textContent = text;
  document.getElementById("again").textContent = answer;
  message.hidden = false;
}
document.getElementById("again").addEventListener("click", () => location.reload());
