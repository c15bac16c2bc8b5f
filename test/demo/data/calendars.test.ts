import assert from "node:assert/strict";
import type { Item } from "../../../src/demo/data/calendars.js";
import { eventId, showAsOf, subjectOf, uidOf } from "../../../src/demo/data/items.js";
import { decodeItemId } from "../../../src/demo/data/item-ids.js";
import { address, testCompany } from "../support/company.js";

const company = testCompany({ mailboxes: 400 });
const { calendars } = company;
const mailbox = (alias: string) => {
  const found = company.users.find(address(alias));
  assert.ok(found, alias);
  return found;
};
const from = Date.parse("2026-11-02T00:00:00Z");
const to = Date.parse("2026-12-28T00:00:00Z");
const itemsOf = (alias: string, begin = from, end = to) =>
  calendars.listItems(calendars.defaultCalendar(mailbox(alias)), begin, end);
const about = (items: readonly Item[], key: string) => items.filter(({ series }) => series.key === key);

describe("calendars", () => {
  it("show a meeting to all who take part as the same", () => {
    const uids = (alias: string) => about(itemsOf(alias), "transatlantic").map(uidOf);
    assert.ok(uids("marcus.delaney").length > 5);
    assert.deepEqual(uids("joost.bakker"), uids("marcus.delaney"));
    assert.equal(new Set(uids("joost.bakker")).size, uids("joost.bakker").length);
  });

  it("do not show what somebody declined", () => {
    assert.equal(about(itemsOf("kevin.tran"), "change-board").length, 0);
    assert.ok(about(itemsOf("priya.raman"), "change-board").length > 0);
  });

  it("show what was called off to some of those invited, and never to the organizer", () => {
    const calledOff = (alias: string) =>
      about(itemsOf(alias), "management").filter(({ isCancelled }) => isCancelled);
    assert.deepEqual(calledOff("willem.degroot"), []);
    const shown = [
      "ada.lindqvist",
      "joost.bakker",
      "daan.kuipers",
      "lotte.visser",
      "matthias.krueger",
      "katharina.brandt",
    ].flatMap(calledOff);
    assert.ok(shown.length > 0);
    for (const item of shown) {
      assert.equal(subjectOf(company, item), "Canceled: Management meeting");
      assert.equal(showAsOf(item), "free");
    }
  });

  it("show rooms who has booked them", () => {
    const [meeting] = about(itemsOf("room.maas"), "management");
    assert.ok(meeting);
    assert.equal(subjectOf(company, meeting), "Willem de Groot");
  });

  it("say tentative where somebody has not decided", () => {
    const [meeting] = about(itemsOf("isla.mckinnon"), "management");
    assert.ok(meeting);
    assert.equal(showAsOf(meeting), "tentative");
  });

  it("have everything that calendars are made of", () => {
    const all = [...company.users].slice(0, 40).flatMap(({ alias }) => itemsOf(alias));
    const kinds = new Set(
      all.flatMap((item) => [
        showAsOf(item),
        item.series.sensitivity,
        item.series.zone,
        item.series.allDay ? "all day" : "timed",
        item.series.online ? "online" : "in person",
        item.occurrence?.exception?.kind ?? "as planned",
      ]),
    );
    for (const kind of [
      "busy",
      "tentative",
      "oof",
      "workingElsewhere",
      "free",
      "private",
      "confidential",
      "all day",
      "online",
      "moved",
      "cancelled",
      "Europe/Amsterdam",
      "Europe/Berlin",
      "Europe/London",
      "America/New_York",
      "Australia/Adelaide",
      "Asia/Kolkata",
    ]) {
      assert.ok(kinds.has(kind), kind);
    }
    assert.ok(all.length > 2000, String(all.length));
  });

  it("have weeks for people who are not made by hand", () => {
    const crowd = [...company.users].slice(60, 80).map(({ alias }) => itemsOf(alias).length);
    assert.ok(Math.min(...crowd) > 5, crowd.join(" "));
    const [first, second] = [company.users.at(61), company.users.at(62)].map(({ alias }) =>
      itemsOf(alias).filter(({ series }) => series.key.startsWith("t")),
    );
    const [one] = first ?? [];
    const [other] = second ?? [];
    assert.equal(one && uidOf(one), other && uidOf(other));
  });

  it("find each event by what its id is made of", () => {
    for (const alias of [
      "ada.lindqvist",
      "uwe.ahrens",
      "isla.mckinnon",
      "room.maas",
      company.users.at(70).alias,
    ]) {
      const account = mailbox(alias);
      for (const item of itemsOf(alias)) {
        const decoded = decodeItemId(account.id, eventId(item));
        assert.ok(typeof decoded === "object");
        const found = calendars.findItem(account, decoded.text);
        assert.equal(found?.occurrence?.start, item.occurrence?.start, decoded.text);
        assert.equal(found?.series.key, item.series.key);
      }
    }
  });

  it("do not find an event on a day on which it is not, nor that of another", () => {
    const account = mailbox("willem.degroot");
    assert.equal(calendars.findItem(account, "default management 20774"), undefined);
    assert.equal(calendars.findItem(account, "default planning 20774"), undefined);
    assert.equal(calendars.findItem(account, "default nothing master"), undefined);
    assert.equal(calendars.findItem(account, "shared management master"), undefined);
  });

  it("are named as Outlook names them where people live", () => {
    const names = (alias: string) => calendars.listCalendars(mailbox(alias)).map(({ name }) => name);
    assert.deepEqual(names("joost.bakker"), ["Agenda", "Feestdagen in Nederland", "Birthdays"]);
    assert.deepEqual(names("uwe.ahrens"), ["Kalender", "Feiertage in Deutschland", "Birthdays"]);
    assert.deepEqual(names("saskia.vermeulen"), [
      "Agenda",
      "Feestdagen in Nederland",
      "Birthdays",
      "Willem de Groot",
    ]);
    assert.deepEqual(names("room.maas"), ["Agenda"]);
  });

  it("have days off in a calendar of their own", () => {
    const [, holidays] = calendars.listCalendars(mailbox("uwe.ahrens"));
    assert.ok(holidays);
    const names = calendars.listItems(holidays, from, to).map(({ series }) => series.subject);
    assert.deepEqual(names, ["1. Weihnachtstag"]);
  });
});

describe("ids of what lies in a mailbox", () => {
  it("are refused where they were changed, and where they are of another mailbox", () => {
    const [item] = itemsOf("willem.degroot");
    assert.ok(item);
    const id = eventId(item);
    assert.equal(decodeItemId(mailbox("ada.lindqvist").id, id), "foreign");
    assert.equal(decodeItemId(mailbox("willem.degroot").id, `${id.slice(0, -4)}AAA=`), "foreign");
    assert.equal(decodeItemId(mailbox("willem.degroot").id, "nonsense"), "malformed");
    assert.equal(decodeItemId(mailbox("willem.degroot").id, "AAMk"), "malformed");
  });
});
