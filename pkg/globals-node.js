// What browsers and Node have as globals, taken from Node: jsdom under Jest has no such globals.

export { TransformStream } from 'node:stream/web';
export { TextDecoder, TextEncoder } from 'node:util';
