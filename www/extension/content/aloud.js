// Reads sentences aloud, one after the other, with the voice of the browser.

/** The speed, in the browser's units: 1 is normal. */
export const RATES = { least: 0.5, most: 2.5, usual: 1 };

export class Aloud {
  /** `off`, `reading`, `paused` or `failed`. */
  state = 'off';
  rate = RATES.usual;
  /** The number of the sentence that is read. */
  at = 0;
  #speech;
  #Utterance;
  #onSentence;
  #sentences = [];
  #lang = '';
  /** Utterances of an earlier start can still report their end; ignore them. */
  #round = 0;

  /** `onSentence(n)` is called when a sentence begins, `onSentence(null)` when reading ends. */
  constructor(onSentence, { speech, Utterance } = browserSpeech()) {
    this.#speech = speech;
    this.#Utterance = Utterance;
    this.#onSentence = onSentence;
  }

  get isPossible() {
    return Boolean(this.#speech && this.#Utterance);
  }

  get count() {
    return this.#sentences.length;
  }

  start(sentences, lang) {
    this.#sentences = sentences;
    this.#lang = lang ?? '';
    this.#readFrom(0);
  }

  pause() {
    if (this.state !== 'reading') return;
    this.#silence('paused');
  }

  /** Continues with the interrupted sentence, from its start: browsers do not resume speech reliably. */
  resume() {
    if (this.state === 'paused') this.#readFrom(this.at);
  }

  /** Changes the speed, from this sentence on. */
  setRate(rate) {
    this.rate = Math.min(Math.max(Number(rate) || RATES.usual, RATES.least), RATES.most);
    if (this.state === 'reading') this.#readFrom(this.at);
  }

  stop() {
    if (this.state !== 'off') this.#silence('off');
    this.#sentences = [];
    this.at = 0;
  }

  #silence(state) {
    this.#round += 1;
    this.state = state;
    this.#speech.cancel();
    if (state !== 'paused') this.#onSentence(null);
  }

  #readFrom(n) {
    this.#round += 1;
    this.#speech.cancel();
    this.state = 'reading';
    this.#read(n, this.#round);
  }

  #read(n, round) {
    if (round !== this.#round) return;
    if (n >= this.#sentences.length) {
      this.stop();
      return;
    }
    this.at = n;
    const utterance = new this.#Utterance(this.#sentences[n]);
    Object.assign(utterance, { lang: this.#lang, rate: this.rate });
    utterance.onend = () => this.#read(n + 1, round);
    utterance.onerror = () => round === this.#round && this.#silence('failed');
    this.#onSentence(n);
    this.#speech.speak(utterance);
  }
}

function browserSpeech() {
  return { speech: globalThis.speechSynthesis, Utterance: globalThis.SpeechSynthesisUtterance };
}
