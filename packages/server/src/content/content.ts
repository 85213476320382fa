/** What other capabilities may use of the law in force. */
export { loadContent } from './content-library.ts';
