// A small application of React and React Router: a link changes the route, and the same components show another story.

import { createElement as h, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, Link, Outlet, useLoaderData } from 'react-router';
import { RouterProvider } from 'react-router/dom';

import { FOOT, MENU, STORIES } from './stories.js';

const wait = (time) => new Promise((done) => setTimeout(done, time));

function Layout() {
  const menu = MENU.map((name) => h('li', { key: name }, h('a', { href: `#${name}` }, name)));
  const stories = STORIES.map(({ path, name }) => h('li', { key: path }, h(Link, { to: path }, name)));
  return h(
    'div',
    {},
    h('nav', {}, h('ul', {}, menu), h('ul', {}, stories)),
    h('main', {}, h(Outlet)),
    h('footer', { className: 'site-footer' }, h('p', {}, FOOT)),
  );
}

function Story() {
  const { title, texts } = useLoaderData();
  const [likes, setLikes] = useState(0);
  useEffect(() => {
    document.title = `${title} – The Ostra Courier`;
  }, [title]);
  return h(
    'article',
    {},
    h('h1', {}, title),
    texts.map((text, n) => h('p', { key: n }, text)),
    h(
      'p',
      { id: 'likes' },
      `The readers of this story have liked it ${likes} times so far, as far as we can tell from here.`,
    ),
    h('button', { id: 'like', type: 'button', onClick: () => setLikes(likes + 1) }, 'Like'),
  );
}

// Data comes later than the address.
const storyAt = (wanted) => async () => {
  await wait(60);
  return STORIES.find(({ path }) => path === wanted);
};
const children = STORIES.map(({ path }) => ({ path: path.slice(1), loader: storyAt(path), element: h(Story) }));
const router = createBrowserRouter([{ path: '/', element: h(Layout), children, HydrateFallback: () => null }], {
  basename: '/react',
});
createRoot(document.querySelector('#app')).render(h(RouterProvider, { router }));
