import assert from "node:assert/strict";
import { findUser, listUsers, readMoreUsers } from "../../src/graph/users.js";
import { all, connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { useGraphServer } from "../support/graph-server.js";

const ada = { id: "1", displayName: "Ada", mail: "ada@contoso.com", userPrincipalName: "ada@contoso.com" };

describe("users", () => {
  const server = useGraphServer();
  holdToContract(server);

  it("are listed with four properties", async () => {
    server.replies({ body: { value: [ada] } });
    assert.deepEqual((await all(listUsers(connect(server.origin).client)))[0]?.items, [ada]);
    assert.deepEqual(server.seen[0]?.query, {
      $select: "id,displayName,mail,userPrincipalName",
      $top: "999",
    });
  });

  it("are searched by name and by address", async () => {
    server.replies({ body: { value: [ada], "@odata.count": 1 } });
    await all(listUsers(connect(server.origin).client, { search: "ada", pageSize: 5 }));
    assert.equal(
      server.seen[0]?.query["$search"],
      '"displayName:ada" OR "mail:ada" OR "userPrincipalName:ada"',
    );
    assert.equal(server.seen[0].query["$top"], "5");
  });

  it("are listed by name where they have a mail address, and page by page", async () => {
    server.replies(
      {
        body: {
          value: [ada],
          "@odata.count": 2,
          "@odata.nextLink": `${server.origin}/v1.0/users?$skiptoken=2`,
        },
      },
      { body: { value: [ada] } },
    );
    const { client } = connect(server.origin);
    for await (const { total, next } of listUsers(client, { onlyWithMail: true, pageSize: 1 })) {
      assert.equal(total, 2);
      assert.ok(next);
      assert.deepEqual((await readMoreUsers(client, next)).items, [ada]);
      break;
    }
    assert.deepEqual(server.seen[0]?.query, {
      $select: "id,displayName,mail,userPrincipalName",
      $top: "1",
      $filter: "mail ne null",
      $orderby: "displayName",
      $count: "true",
    });
    assert.deepEqual(
      server.seen.map(({ headers }) => headers["consistencylevel"]),
      ["eventual", "eventual"],
    );
  });

  it("are found by address, or not", async () => {
    server.replies({ body: { value: [ada] } }, { body: { value: [] } });
    const { client } = connect(server.origin);
    assert.deepEqual(await findUser(client, "o'neil@contoso.com"), ada);
    assert.equal(await findUser(client, "nobody@contoso.com"), undefined);
    assert.equal(
      server.seen[0]?.query["$filter"],
      "mail eq 'o''neil@contoso.com' or userPrincipalName eq 'o''neil@contoso.com'",
    );
  });
});
