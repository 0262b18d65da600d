// The names that authors give to elements, which often say what an element is for.

/** Elements whose markup makes them menus or footers. */
export const MENUS = 'nav,footer,[role="navigation"],[role="contentinfo"]';

/** Id and classes of an element, as one text. */
export const namesOf = (element) => `${element.id} ${element.getAttribute('class') ?? ''}`;
