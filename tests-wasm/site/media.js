// An open dialog, and a second of silence that plays for ever.

document.querySelector('#dialog').show();

const RATE = 8000;
const wave = new DataView(new ArrayBuffer(44 + RATE));
const word = (at, text) => [...text].forEach((letter, n) => wave.setUint8(at + n, letter.charCodeAt(0)));
word(0, 'RIFF');
wave.setUint32(4, 36 + RATE, true);
word(8, 'WAVEfmt ');
wave.setUint32(16, 16, true);
wave.setUint16(20, 1, true);
wave.setUint16(22, 1, true);
wave.setUint32(24, RATE, true);
wave.setUint32(28, RATE, true);
wave.setUint16(32, 1, true);
wave.setUint16(34, 8, true);
word(36, 'data');
wave.setUint32(40, RATE, true);
for (let n = 0; n < RATE; n += 1) wave.setUint8(44 + n, 128);

const audio = document.querySelector('#audio');
audio.src = URL.createObjectURL(new Blob([wave], { type: 'audio/wav' }));
globalThis.play = () => audio.play();
