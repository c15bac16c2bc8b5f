/* Plays the editor: answers the page with events that it makes up. Runs in the browser. */
(() => {
  const wanted = new URLSearchParams(location.search);
  const day = 86_400_000;
  const today = Date.parse("2026-11-21T00:00:00Z");
  const windowOf = { start: today - 45 * day, end: today + 75 * day };
  const said = [];
  let state;
  try {
    state = JSON.parse(sessionStorage.getItem("state") ?? "null") ?? undefined;
  } catch {
    state = undefined;
  }
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (message) => {
      said.push(message);
      answer(message);
    },
    getState: () => state,
    setState: (value) => {
      state = value;
      sessionStorage.setItem("state", JSON.stringify(value));
    },
  });

  const tell = (message) => globalThis.postMessage(JSON.parse(JSON.stringify(message)), "*");
  const names = [
    "Adele Vance",
    "Alex Wilber",
    "Diego Siciliani",
    "Grady Archie",
    "Isaiah Langer",
    "Johanna Lorenz",
  ];
  const subjects = [
    "Stand-up",
    "Review of the quarter",
    "Interview with a candidate for the post of a head of sales",
    "Lunch",
    "1:1",
    "Training",
  ];
  const statuses = ["busy", "busy", "tentative", "free", "outOfOffice", "workingElsewhere"];
  const addressOf = (name) => `${name.split(" ")[0].toLowerCase()}@contoso.example`;
  const several = Number(wanted.get("mailboxes") ?? "1");
  const mailboxes = Array.from({ length: several }, (_, index) => {
    const name = names[index % names.length] + (index < names.length ? "" : ` ${index}`);
    return { address: addressOf(name).replace("@", index < names.length ? "@" : `${index}@`), name };
  });

  // The same numbers each time.
  let seed = 7;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];

  const spans = {
    window: windowOf,
    day: { start: Date.parse("2026-11-18T00:00:00Z"), end: Date.parse("2026-11-19T00:00:00Z") },
    week: { start: Date.parse("2026-11-16T00:00:00Z"), end: Date.parse("2026-11-23T00:00:00Z") },
    month: { start: Date.parse("2026-10-26T00:00:00Z"), end: Date.parse("2026-12-07T00:00:00Z") },
  };
  const span = spans[wanted.get("span") ?? "window"];
  const pageSize = Number(wanted.get("page") ?? "250");
  function makeEvents(count, prefix) {
    return Array.from({ length: count }, (_, index) => {
      const allDay = random() < 0.06;
      const date = Math.floor(span.start / day + random() * ((span.end - span.start) / day)) * day;
      const start = allDay ? date : date + (8 + Math.floor(random() * 20) / 2) * 3_600_000;
      const end = allDay
        ? date + day * (1 + Math.floor(random() * 3))
        : start + pick([0.5, 1, 1, 2]) * 3_600_000;
      const iso = (time) =>
        allDay ? new Date(time).toISOString().slice(0, 10) : new Date(time).toISOString();
      const organizer = pick(names);
      return {
        itemId: `${prefix}${index}`,
        uid: `uid-${prefix}${index}`,
        start: iso(start),
        end: iso(end),
        allDay,
        zone: "Europe/Berlin",
        subject: random() < 0.05 ? "" : pick(subjects),
        status: pick(statuses),
        sensitivity: random() < 0.1 ? "private" : "normal",
        kind: random() < 0.4 ? "occurrence" : "single",
        organizer: { name: organizer, address: addressOf(organizer) },
        attendees: names
          .slice(0, 3)
          .map((name) => ({ name, address: addressOf(name), role: "required", response: "accepted" })),
        location: random() < 0.5 ? "Room 4" : undefined,
        categories: [],
        cancelled: random() < 0.06,
      };
    });
  }

  const count = Number(wanted.get("events") ?? "300");
  const all = new Map(
    mailboxes.map(({ address }, index) => [address, makeEvents(Math.round(count / several), `${index}-`)]),
  );
  const subject = {
    key: "demo",
    title: several === 1 ? names[0] : "Sales team",
    connection: "Contoso (demo)",
    signedInAs: "ClockWork Office365 Sync",
    mailboxes,
    calendars:
      several === 1
        ? [
            { id: "c1", name: "Calendar" },
            { id: "c2", name: "Birthdays" },
          ]
        : [],
    calendarId: several === 1 ? "c1" : undefined,
    doors: ["graph", "ews"],
    source: wanted.get("source") ?? "graph",
    firstView: wanted.get("view") ?? "week",
    zone: wanted.get("zone") ?? "Europe/Berlin",
    mailboxZone: "Europe/Berlin",
    locale: wanted.get("locale") ?? "de-DE",
    redacted: wanted.get("redacted") === "1",
    vendor:
      wanted.get("vendor") === "1" ? { freeBusyOnly: true, showFree: false, hidePrivate: true } : undefined,
  };
  const refusal = {
    title: "EWS is blocked by policy for this user or tenant",
    asked: "POST https://outlook.office365.com/EWS/Exchange.asmx (FindItem)",
    answered: "403 Forbidden, X-EWS-Policy-Reason: EWS is blocked by policy for this user or tenant",
    means:
      "An access policy of Exchange Online keeps this application from EWS. Since 2026-10-01 tenants that did nothing are blocked.",
    helps: "Allow the application in EwsAllowedAppIDs, or move the product to Microsoft Graph.",
    requestId: "6f2c4a1e-0d7b-4c47-9d7a-1f0f3a5b2c11",
    actions: [
      { id: "allow", label: "Write a script that allows it…" },
      { id: "move", label: "Move to Graph…" },
      { id: "log", label: "Open log" },
    ],
  };

  // What comes from the editor was made in another process: here it is made before anybody measures.
  const pagesOf = new Map();
  function pages(via, mailbox, events) {
    const key = `${via} ${mailbox}`;
    if (!pagesOf.has(key)) {
      const told = JSON.parse(JSON.stringify(via === "ews" ? throughEws(events) : events));
      pagesOf.set(
        key,
        Array.from({ length: Math.ceil(told.length / pageSize) }, (_, index) =>
          told.slice(index * pageSize, (index + 1) * pageSize),
        ),
      );
    }
    return pagesOf.get(key);
  }

  let reading = 0;
  async function read() {
    reading++;
    const own = reading;
    const isoWindow = {
      start: new Date(windowOf.start).toISOString(),
      end: new Date(windowOf.end).toISOString(),
    };
    tell({ type: "reading", reading: own, window: isoWindow, keep: false });
    if (wanted.get("hang") === "1") {
      return;
    }
    const refuse = wanted.get("refused");
    const doors = subject.source === "both" ? ["graph", "ews"] : [subject.source];
    for (const via of doors) {
      for (const mailbox of all.keys()) {
        if (refuse === via || refuse === mailbox) {
          tell({ type: "refused", reading: own, via, mailbox, refusal });
          continue;
        }
        for (const events of pages(via, mailbox, all.get(mailbox))) {
          globalThis.postMessage({ type: "events", reading: own, via, mailbox, events }, "*");
          // As over a network, one page after the other.
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
    }
    if (subject.source === "both" && !refuse) {
      const events = [...all.values()].flat();
      const odd = differing(events);
      tell({
        type: "comparison",
        reading: own,
        verdict: `EWS and Graph agree on ${events.length - odd.length} of ${events.length} events; ${odd.length} differ`,
        differences: odd.map((graph, index) =>
          index === 0
            ? { what: "missing", from: "ews", event: graph, words: "EWS does not show it." }
            : {
                what: "differs",
                graph,
                ews: shifted(graph),
                fields: ["start", "end"],
                words: "EWS shows it an hour earlier than Graph.",
              },
        ),
      });
    }
    tell({ type: "read", reading: own, cancelled: false, requests: 2, milliseconds: 412 });
  }
  const differing = (events) =>
    events
      .filter(({ start, allDay }) => !allDay && start >= "2026-11-16" && start < "2026-11-21")
      .slice(0, 4);
  const shifted = (event) => ({
    ...event,
    itemId: `e${event.itemId}`,
    start: new Date(Date.parse(event.start) - 3_600_000).toISOString(),
    end: new Date(Date.parse(event.end) - 3_600_000).toISOString(),
  });
  function throughEws(events) {
    const odd = new Set(differing(events));
    const [missing] = odd;
    return events
      .filter((event) => event !== missing)
      .map((event) => (odd.has(event) ? shifted(event) : { ...event, itemId: `e${event.itemId}` }));
  }

  function answer(message) {
    switch (message.type) {
      case "ready":
        tell({ type: "subject", subject });
        if (wanted.has("day")) {
          tell({ type: "go", day: wanted.get("day") });
        }
        if (wanted.get("wait") !== "1") {
          read();
        }
        break;
      case "source":
        subject.source = message.source;
        read();
        break;
      case "refresh":
        read();
        break;
      case "details": {
        const event = [...all.values()]
          .flat()
          .find(({ itemId }) => itemId === message.itemId.replace(/^e/, ""));
        tell({ ...message, event: event && { ...event, body: "Agenda:\n1. <b>Numbers</b>\n2. Plans" } });
        break;
      }
    }
  }
  for (const via of ["graph", "ews"]) {
    all.forEach((events, mailbox) => pages(via, mailbox, events));
  }
  globalThis.harness = { said, read, subject, tell };
})();
