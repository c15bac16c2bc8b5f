import type { Event } from "@microsoft/microsoft-graph-types";
import assert from "node:assert/strict";
import { address, asAdministrator, ask, refusalOf, testCompany, valuesOf } from "../support/company.js";

const company = testCompany();
const get = (path: string, prefer = "odata.maxpagesize=15") =>
  ask(company, asAdministrator(company), "GET", path, { headers: { prefer } });
const base = `/users/${address("joost.bakker")}/calendarView`;
const window = "startDateTime=2026-11-16T00:00:00Z&endDateTime=2026-11-30T00:00:00Z";

describe("changes of a calendar", () => {
  it("begin with all of the window, page by page, and end in a link", () => {
    const ids: (string | undefined)[] = [];
    let answer = get(`${base}/delta?${window}`);
    for (;;) {
      ids.push(...valuesOf<Event>(answer).map(({ id }) => id));
      const next = answer.body["@odata.nextLink"] as unknown as string | undefined;
      if (next === undefined) {
        break;
      }
      assert.ok(valuesOf(answer).length <= 15 && next.includes("$skiptoken="));
      answer = get(next);
    }
    const expected = valuesOf<Event>(get(`${base}?${window}&$top=1000`)).map(({ id }) => id);
    assert.deepEqual(ids, expected);

    const link = answer.body["@odata.deltaLink"] as unknown as string;
    assert.ok(link.includes("$deltatoken="));
    const again = get(link);
    assert.deepEqual(valuesOf(again), []);
    assert.ok(again.body["@odata.deltaLink"]);
  });

  it("are refused with what they do not do, and with a token that is none", () => {
    assert.equal(refusalOf(get(`${base}/delta?${window}&$select=subject`)), "400 ErrorInvalidUrlQuery");
    assert.equal(refusalOf(get(`${base}/delta?$deltatoken=x`)), "400 BadRequest");
    assert.equal(refusalOf(get(`${base}/delta`)), "400 ErrorInvalidParameter");
  });
});
