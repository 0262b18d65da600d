// The invariants of undo, checked inside a page: after cleaning and undoing, nothing differs.

/**
 * To be run in a page. Makes `globalThis.undoInvariants`: `remember()` notes how the page is, `differences()` says what is
 * different, `records()` what observers of the page were told, `violations` what its policies complained of.
 */
export function installUndoInvariants() {
  const roots = (root) => {
    const found = [root];
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) found.push(...roots(element.shadowRoot));
      if (element.localName === 'iframe' && element.contentDocument) found.push(...roots(element.contentDocument));
    }
    return found;
  };
  const nodesOf = (root) => {
    const walker = (root.ownerDocument ?? root).createTreeWalker(root);
    const nodes = [root];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };
  const serialized = (root) => (root.documentElement ? root.documentElement.outerHTML : root.innerHTML);
  const state = () => {
    const all = roots(document);
    const selection = document.getSelection();
    return {
      nodes: all.flatMap(nodesOf),
      html: all.map(serialized),
      sheets: all.map((root) => [root.adoptedStyleSheets.length, root.styleSheets.length].join()),
      focus: [document.activeElement],
      selection: [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset],
      scroll: [scrollX, scrollY],
      boxes: all
        .flatMap((root) => [...root.querySelectorAll('*')])
        .map((element) => `${element.scrollLeft},${element.scrollTop}`),
      globals: Object.getOwnPropertyNames(globalThis).sort(),
    };
  };
  let before;
  let told = new Set();
  const violations = [];
  addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
  globalThis.undoInvariants = {
    violations,
    remember() {
      before = state();
      told = new Set();
      const observer = new MutationObserver((records) => {
        for (const { type, attributeName } of records) told.add(attributeName ? `${type} ${attributeName}` : type);
      });
      const everything = { subtree: true, childList: true, attributes: true, characterData: true };
      for (const root of roots(document)) observer.observe(root, everything);
    },
    differences() {
      const now = state();
      const isSame = (name) =>
        now[name].length === before[name].length && now[name].every((value, n) => value === before[name][n]);
      return Object.keys(before).filter((name) => !isSame(name));
    },
    records: () => [...told].sort(),
  };
}
