// Microsoft Graph as far as the figures ask for it, in a process of its own: 10,000 applications in pages, and batches
// that are answered after 50 ms. Tells its address to whoever started it, and what it was asked at /seen.

import { createServer } from "node:http";

const count = 10_000;
let seen = 0;

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? "", "http://localhost");
  const send = (body) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));

  if (url.pathname === "/seen") {
    send({ seen });
    seen = 0;
    return;
  }
  seen++;
  const text = await read(request);
  if (url.pathname === "/v1.0/applications") {
    const from = Number(url.searchParams.get("$skiptoken") ?? 0);
    const to = Math.min(count, from + Number(url.searchParams.get("$top")));
    url.searchParams.set("$skiptoken", String(to));
    send({
      value: Array.from({ length: to - from }, (_, index) => createApplication(from + index)),
      ...(to < count ? { "@odata.nextLink": `${origin()}${url.pathname}${url.search}` } : {}),
    });
  } else if (url.pathname !== "/v1.0/$batch") {
    send({});
  } else {
    const answer = {
      responses: JSON.parse(text).requests.map(({ id }) => ({ id, status: 200, body: settings })),
    };
    setTimeout(() => send(answer), 50);
  }
});

const origin = () => `http://127.0.0.1:${server.address().port}`;

async function read(request) {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
  }
  return text;
}

/** As large as a registration with a few permissions and two secrets is. */
function createApplication(number) {
  const id = (kind) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  return {
    id: id("a"),
    appId: id("b"),
    displayName: `Application ${number}`,
    createdDateTime: "2026-01-01T00:00:00Z",
    signInAudience: "AzureADMyOrg",
    requiredResourceAccess: [
      {
        resourceAppId: "00000003-0000-0000-c000-000000000000",
        resourceAccess: Array.from({ length: 6 }, (_, index) => ({ id: id(index), type: "Role" })),
      },
    ],
    passwordCredentials: Array.from({ length: 2 }, (_, index) => ({
      keyId: id(index),
      displayName: "Secret",
      hint: "abc",
      startDateTime: "2026-01-01T00:00:00Z",
      endDateTime: "2027-01-01T00:00:00Z",
    })),
    keyCredentials: [],
  };
}

const settings = {
  timeZone: "W. Europe Standard Time",
  language: { locale: "de-DE" },
  workingHours: {
    daysOfWeek: ["monday", "tuesday", "wednesday", "thursday", "friday"],
    startTime: "08:00:00.0000000",
    endTime: "17:00:00.0000000",
    timeZone: { name: "W. Europe Standard Time" },
  },
};

process.on("disconnect", () => process.exit());
server.listen(0, "127.0.0.1", () => process.send(origin()));
