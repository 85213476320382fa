/** What other capabilities may ask of the law in force. */
export { loadContent } from './content-library.ts';
