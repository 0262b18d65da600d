// The names that authors of pages give to elements: they often say what an element is for.

/** Elements that are menus and footers by their markup. */
export const MENUS = 'nav,footer,[role="navigation"],[role="contentinfo"]';

/** Id and classes of an element, as one text. */
export const namesOf = (element) => `${element.id} ${element.getAttribute('class') ?? ''}`;
