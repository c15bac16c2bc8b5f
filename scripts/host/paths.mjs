import { join } from "node:path";

/** The project's own folder. */
export const project = join(import.meta.dirname, "..", "..");

/** Where the host and the browser are kept between runs. Ignored by git, and safe to delete. */
export const cache = join(project, ".vscode-test");
