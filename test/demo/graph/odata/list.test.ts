import type { Application } from "@microsoft/microsoft-graph-types";
import assert from "node:assert/strict";
import type { Company } from "../../../../src/demo/data/company.js";
import { asAdministrator, ask, entityOf, eventual, testCompany, valuesOf } from "../../support/company.js";

const get = (company: Company, path: string) =>
  ask(company, asAdministrator(company), "GET", path, { headers: eventual });

/** The ids of all pages. */
function listAll(company: Company, path: string): string[] {
  const ids: string[] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const answer = get(company, next);
    ids.push(...valuesOf<{ id: string }>(answer).map(({ id }) => id));
    next = answer.body["@odata.nextLink"] as string | undefined;
  }
  return ids;
}

describe("lists of the directory", () => {
  const sorted = "/applications?$count=true&$orderby=displayName&$top=100&$select=id,displayName";

  it("are sorted over all pages, and count themselves", () => {
    const company = testCompany({ applications: 450 });
    assert.equal(get(company, sorted).body["@odata.count"], 450);
    assert.equal(new Set(listAll(company, sorted)).size, 450);
  });

  it("are in their new order after something is written", () => {
    const company = testCompany({ applications: 450 });
    const [, second] = listAll(company, sorted);
    const body = { displayName: "!!! first" };
    ask(company, asAdministrator(company), "PATCH", `/applications/${second ?? ""}`, { body });
    assert.equal(listAll(company, sorted)[0], second);
    const made = entityOf<Application>(
      ask(company, asAdministrator(company), "POST", "/applications", { body: { displayName: "!!!!" } }),
    );
    assert.ok(listAll(company, sorted).includes(made.id ?? ""));
    assert.equal(get(company, sorted).body["@odata.count"], 451);
  });

  it("find several by their ids, each once, page by page", () => {
    const company = testCompany({ applications: 450 });
    const wanted = listAll(company, sorted).slice(20, 30);
    const filter = `id in (${wanted.map((id) => `'${id}'`).join(",")},'${wanted[0] ?? ""}','nobody')`;
    const path = `/applications?$filter=${encodeURIComponent(filter)}&$top=3`;
    assert.deepEqual(listAll(company, path).sort(), wanted.toSorted());
    assert.deepEqual(listAll(company, `${path}&$count=true&$orderby=displayName`), wanted);
  });
});
