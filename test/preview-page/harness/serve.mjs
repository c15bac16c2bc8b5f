// Serves the preview's page on 127.0.0.1, with an other side that makes events up: serve.mjs [port]

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { importTypeScript, previewBundling } from "../../../scripts/host/bundle.mjs";
import { cache, project } from "../../../scripts/host/paths.mjs";
import { themes } from "./themes.mjs";

const types = { js: "text/javascript", css: "text/css", html: "text/html; charset=utf-8" };

/** @param {{ port?: number, minify?: boolean }} [options] */
export async function serve({ port = 0, minify = false } = {}) {
  const outdir = join(cache, "preview-page");
  await build({
    ...previewBundling,
    absWorkingDir: project,
    minify,
    entryPoints: { preview: "src/preview-page/main.ts" },
    outdir,
  });
  const { pageHtml } = await importTypeScript("src/ui/preview/page-html.ts");
  const files = {
    "/preview.js": join(outdir, "preview.js"),
    "/preview.css": join(outdir, "preview.css"),
    "/media/preview.css": join(project, "media/preview.css"),
    "/other-side.js": join(import.meta.dirname, "other-side.js"),
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    const send = (type, text) => response.writeHead(200, { "content-type": types[type] }).end(text);
    if (pathname === "/") {
      const html = pageHtml({
        script: "preview.js",
        styles: ["preview.css", "media/preview.css", "theme.css"],
        styleSource: "'self'",
        nonce: "abc123",
        title: "Adele Vance",
      });
      const { kind } = themes[searchParams.get("theme") ?? "light"];
      send(
        "html",
        html
          .replace("theme.css", `theme.css?${searchParams.get("theme") ?? "light"}`)
          .replace("<body>", `<body class="${kind}"><script nonce="abc123" src="other-side.js"></script>`),
      );
    } else if (pathname === "/theme.css") {
      const { colors } = themes[(request.url ?? "").split("?")[1] ?? "light"];
      const lines = Object.entries(colors).map(([name, value]) => `--vscode-${name}: ${value};`);
      send("css", `:root { ${lines.join(" ")} }`);
    } else if (files[pathname]) {
      send(pathname.split(".").at(-1), await readFile(files[pathname]));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

if (process.argv[1] === import.meta.filename) {
  const { url } = await serve({ port: Number(process.argv[2] ?? 0) });
  console.log(url);
}
