// The names that authors give to elements, which often say what an element is for; and the name of our own attribute.

/** The attribute on elements that are hidden. */
export const ATTRIBUTE = 'data-limpid';

/** Elements whose markup makes them menus or footers. */
export const MENUS = 'nav,footer,[role="navigation"],[role="contentinfo"]';

/** Id and classes of an element, as one text. */
export const namesOf = (element) => `${element.id} ${element.getAttribute('class') ?? ''}`;
