import { Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { batch, init, repair } from 'limpid';

const TEXT = 'Indiaโ€™s cafÃ©';

@Component({ selector: 'app-root', template: '<p id="text">{{ text() }}</p>' })
class App {
  readonly text = signal('');

  constructor() {
    this.load().then(
      (texts) => this.text.set(texts.join(' | ')),
      (error: Error) => this.text.set(error.message),
    );
  }

  private async load(): Promise<string[]> {
    await init();
    const texts = [repair(TEXT).text];
    // In a worker.
    for await (const { report, error } of batch([TEXT], { jobs: 1 })) texts.push(report?.text ?? error!.message);
    return texts;
  }
}

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] }).catch(console.error);
