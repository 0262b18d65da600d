// The same application with Vue and Vue Router.

import { createApp, h, ref, watchEffect } from 'vue';
import { createRouter, createWebHistory, RouterLink, RouterView, useRoute } from 'vue-router';

import { FOOT, MENU, STORIES } from './stories.js';

const wait = (time) => new Promise((done) => setTimeout(done, time));

const Layout = () => {
  const menu = MENU.map((name) => h('li', { key: name }, h('a', { href: `#${name}` }, name)));
  const stories = STORIES.map(({ path, name }) =>
    h(
      'li',
      { key: path },
      h(RouterLink, { to: path }, () => name),
    ),
  );
  return h('div', {}, [
    h('nav', {}, [h('ul', {}, menu), h('ul', {}, stories)]),
    h('main', {}, [h(RouterView)]),
    h('footer', { class: 'site-footer' }, [h('p', {}, FOOT)]),
  ]);
};

const Story = {
  setup() {
    // biome-ignore lint/correctness/useHookAtTopLevel: Vue has no such rule.
    const route = useRoute();
    const likes = ref(0);
    const story = ref(null);
    watchEffect(async () => {
      const wanted = STORIES.find(({ path }) => path === route.path);
      // Data comes later than the address.
      await wait(60);
      story.value = wanted;
      if (wanted) document.title = `${wanted.title} – The Ostra Courier`;
    });
    return () =>
      story.value &&
      h('article', {}, [
        h('h1', {}, story.value.title),
        ...story.value.texts.map((text, n) => h('p', { key: n }, text)),
        h(
          'p',
          { id: 'likes' },
          `The readers of this story have liked it ${likes.value} times so far, as far as we can tell from here.`,
        ),
        h('button', { id: 'like', onClick: () => (likes.value += 1) }, 'Like'),
      ]);
  },
};

const routes = STORIES.map(({ path }) => ({ path, component: Story }));
createApp(Layout)
  .use(createRouter({ history: createWebHistory('/vue'), routes }))
  .mount('#app');
