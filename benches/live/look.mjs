// What `benches/live.mjs` runs inside the browser: shows a saved page, cleans it, and looks at it before and after.

/** To be run in a page of the test server. Makes `globalThis.measure(address, wanted, options)`. */
export async function installMeasure() {
  const { cleanDocument, init } = await import('/limpid/dom.js');
  await init();
  /** Text that narrow boxes are asked about, in UTF-16 units. */
  const LONG = 80;
  const SLACK = 1.5;
  const squeeze = (text) => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const fileOf = (address) => {
    try {
      const { pathname } = new URL(address, 'http://x/');
      return decodeURIComponent(pathname.slice(pathname.lastIndexOf('/') + 1));
    } catch {
      return '';
    }
  };

  async function show(address) {
    const frame = document.createElement('iframe');
    frame.sandbox = 'allow-same-origin';
    frame.style.cssText = 'width: 1280px; height: 800px; border: 0';
    frame.src = address;
    document.body.replaceChildren(frame);
    await new Promise((done) => {
      frame.addEventListener('load', done, { once: true });
      setTimeout(done, 15_000);
    });
    return frame;
  }

  const isShown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };

  const texts = (page) => {
    const found = [];
    const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!/^(?:script|style|noscript|template|title)$/.test(node.parentElement.localName) && node.data.trim() !== '') found.push(node);
    }
    return found;
  };
  const isSeen = (node) => node.parentElement.checkVisibility({ visibilityProperty: true });

  function addressesOf(image) {
    const names = ['src', 'data-src', 'data-original', 'data-lazy-src', 'srcset', 'data-srcset'];
    const values = names.map((name) => image.getAttribute(name) ?? '').flatMap((value) => value.split(/,\s+|\s+/));
    return values.filter(Boolean).map(fileOf);
  }

  function find(page, { images, title, gold }) {
    const files = new Set(images);
    const said = squeeze(title ?? '');
    return {
      pictures: [...page.images].filter((image) => isShown(image) && addressesOf(image).some((name) => files.has(name))),
      headlines: [...page.querySelectorAll('h1')].filter((one) => isShown(one) && said !== '' && squeeze(one.textContent) === said),
      lines: gold.split('\n').map(squeeze).filter((line) => line.length > 1),
    };
  }

  /** How wide boxes of long text are, and how far the page can be scrolled sideways. */
  const widths = (nodes) => new Map(nodes.filter(({ data }) => data.trim().length >= LONG).map(({ parentElement }) => [parentElement, parentElement.getBoundingClientRect().width]));

  /** True where anything can be seen in the first screen: text, or a picture larger than an icon. */
  function fillsScreen(view, nodes, media) {
    const isIn = ({ width, height, top, bottom, left, right }) => width > 0 && height > 0 && bottom > 0 && top < view.innerHeight && right > 0 && left < view.innerWidth;
    const range = view.document.createRange();
    return nodes.some((node) => {
      if (!isSeen(node)) return false;
      range.selectNodeContents(node);
      return [...range.getClientRects()].some(isIn);
    }) || media.some((element) => isShown(element) && isIn(element.getBoundingClientRect()));
  }

  const shot = (page, nodes) => squeeze(nodes.filter(isSeen).map(({ data }) => data).join(' '));
  const pathOf = (element) => {
    const path = [];
    for (let at = element; at && path.length < 7; at = at.parentElement)
      path.push(`${at.localName}${at.id ? `#${at.id}` : ''}${at.getAttribute('class') ? `.${at.getAttribute('class').trim().split(/\s+/).slice(0, 3).join('.')}` : ''}`);
    return path.join(' < ');
  };

  /** What hid an element: the change around it. */
  function whyOf(session, element) {
    const change = session.changes.find(({ nodes }) => nodes.some((node) => node.nodeType === 1 && node.contains(element)));
    if (!change) return 'not by limpid';
    const { reasons, confidence, evidence, nodes } = change;
    const around = nodes.find((node) => node.contains(element));
    return `${reasons.join()} ${confidence.toFixed(2)} ${evidence.slice(0, 3).map(({ signal, value }) => `${signal}=${value.toFixed(2)}`).join(' ')} by ${pathOf(around)}`;
  }

  globalThis.measure = async (address, wanted, options) => {
    const frame = await show(address);
    const [page, view] = [frame.contentDocument, frame.contentWindow];
    if (!page?.body) return null;
    const nodes = texts(page);
    const found = find(page, wanted);
    const media = [...page.querySelectorAll('img,video,canvas,iframe,svg,object,embed')].filter((one) => one.getBoundingClientRect().height > 32);
    const sizes = new Map(found.pictures.map((one) => [one, one.getBoundingClientRect()]));
    const sizeOf = (one) => [sizes.get(one).width, sizes.get(one).height].map(Math.round).join(' × ');
    const before = shot(page, nodes);
    const seenBefore = new Set(nodes.filter(isSeen));
    const wide = widths(nodes);
    const scroller = page.scrollingElement;
    const [height, scrollWidth] = [scroller.scrollHeight, scroller.scrollWidth];
    const wasFilled = fillsScreen(view, nodes, media);
    const start = performance.now();
    const session = cleanDocument(page, options);
    const report = await session.ready;
    const time = performance.now() - start;
    const after = shot(page, nodes);
    const lines = found.lines.filter((line) => before.includes(line));
    const lostLines = lines.filter((line) => !after.includes(line));
    const isLost = (element) => !isShown(element);
    const narrow = [...wide].filter(([element, width]) => {
      const now = element.getBoundingClientRect().width;
      return now > 0 && now < width - SLACK;
    });
    const said = squeeze(wanted.gold);
    const others = nodes.filter((node) => seenBefore.has(node) && !said.includes(squeeze(node.data)));
    const lengthOf = (list) => list.reduce((sum, { data }) => sum + data.trim().length, 0);
    const result = {
      other: lengthOf(others),
      otherHidden: lengthOf(others.filter((node) => !isSeen(node))),
      verdict: report.verdict,
      time,
      hidden: session.changes.length,
      height: [height, scroller.scrollHeight],
      pictures: found.pictures.length,
      lostPictures: found.pictures.filter(isLost).map((one) => `${fileOf(one.currentSrc || one.src)} ${sizeOf(one)} ${pathOf(one)} | ${whyOf(session, one)}`),
      headlines: found.headlines.length,
      lostHeadlines: found.headlines.filter(isLost).map((one) => `${one.textContent.trim()} | ${whyOf(session, one)}`),
      lines: lines.length,
      lostLines: lostLines.map((line) => {
        const node = nodes.find((one) => !isSeen(one) && squeeze(one.data).length > 1 && line.includes(squeeze(one.data)));
        return `${line.slice(0, 90)} | ${node ? `${pathOf(node.parentElement)} | ${whyOf(session, node.parentElement)}` : '?'}`;
      }),
      narrow: narrow.map(([element, width]) => `${Math.round(width)} to ${Math.round(element.getBoundingClientRect().width)}: ${pathOf(element)}`),
      sideways: scroller.scrollWidth > scrollWidth + SLACK && scroller.scrollWidth > scroller.clientWidth + SLACK ? [`${scrollWidth} to ${scroller.scrollWidth}`] : [],
      blank: wasFilled && !fillsScreen(view, nodes, media) ? ['first screen'] : [],
    };
    session.undo();
    if (shot(page, nodes) !== before) result.undo = false;
    return result;
  };
}
