// A field to paste a page into, and its clean text beside it. The work is done in a Web Worker.

import { createWorker } from 'limpid';
import { createApp, h, onWatcherCleanup, ref, watch } from 'vue';

// One worker for the whole application: each has a core of its own.
const worker = createWorker();

/** The report on what `input` holds: null until it is there, and the one before while a new one is made. */
function useReport(input) {
  const report = ref(null);
  watch(
    input,
    async (text) => {
      const call = new AbortController();
      onWatcherCleanup(() => call.abort());
      try {
        report.value = await worker.process(text, {}, { signal: call.signal });
      } catch (error) {
        if (!call.signal.aborted) throw error;
      }
    },
    { immediate: true },
  );
  return report;
}

const App = {
  setup() {
    const input = ref('Home | News | Login\n\nThe cafÃ© reopened on Monday. It had been shut for a year.');
    const report = useReport(input);
    watch(report, () => {
      document.title = 'done';
    });
    return () => [
      h('textarea', {
        'aria-label': 'A page',
        value: input.value,
        onInput: ({ target }) => {
          input.value = target.value;
        },
      }),
      h('p', { id: 'text' }, report.value?.text),
    ];
  },
};

createApp(App).mount('#app');
