import { writeFile } from 'node:fs/promises';
import { clientTypes, openapiDocument } from './client-files.ts';

const document = await openapiDocument();
await writeFile(new URL('../packages/client/openapi.json', import.meta.url), document);
await writeFile(new URL('../packages/client/src/openapi.gen.ts', import.meta.url), await clientTypes(document));
