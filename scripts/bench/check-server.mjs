// Microsoft Graph as far as a check of mailboxes asks for it, in a process of its own: batches that are answered after
// 50 ms, each calendar with up to sixty events. Tells its address to whoever started it, and how many batches it was posted
// at /seen.

import { createServer } from "node:http";

let seen = 0;

const server = createServer(async (request, response) => {
  const send = (text) => response.writeHead(200, { "content-type": "application/json" }).end(text);
  if (request.url === "/seen") {
    send(JSON.stringify({ seen }));
    seen = 0;
    return;
  }
  seen++;
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
  }
  const received = performance.now();
  const parts = JSON.parse(text).requests.map(
    ({ id, url }) => `{"id":"${id}","status":200,"body":${bodyOf(url)}}`,
  );
  const answer = `{"responses":[${parts.join(",")}]}`;
  setTimeout(() => send(answer), Math.max(0, 50 - (performance.now() - received)));
});

/** Ids are as long as those of Exchange. */
const bodies = Array.from({ length: 60 }, (_, count) =>
  JSON.stringify({
    value: Array.from({ length: count }, (_, index) => ({
      "@odata.etag": 'W/"cKQGnTz5tkC6cBqTz5tkC6cAAA8Sg=="',
      id: `AAMkAGI2${String(index).padStart(144, "A")}`,
    })),
  }),
);

const bodyOf = (url) => bodies[Number(/user(\d+)/.exec(url)?.[1]) % bodies.length];

process.on("disconnect", () => process.exit());
server.listen(0, "127.0.0.1", () => process.send(`http://127.0.0.1:${server.address().port}`));
