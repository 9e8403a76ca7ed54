// npm run build: the pages alone, for an image.
import { buildPages } from "./build";

await buildPages(new AbortController().signal);
