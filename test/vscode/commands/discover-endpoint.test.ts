import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as vscode from "vscode";
import { removeAll, services } from "../connections/opened.js";
import { eventually } from "../language/editing.js";
import { click, press, screenshot, text, type, waitFor } from "../support/browser.js";
import { answerDialog, awaitDialog, awaitMessage, leaveDialog, takeAction } from "../support/dialogs.js";
import { answer, awaitStep, choose, driveInBrowser, rows } from "./driving.js";

const title = "Discover the Address of EWS";
const run = (node?: object) => vscode.commands.executeCommand("calendarOnramp.discoverEndpoint", node);

const read = new Set<string>();

/** The newest document, which is about an address, without the signs that Markdown needs. */
async function said(mailbox: string): Promise<string> {
  const document = await eventually(() =>
    vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === "calendar-onramp-report" && !read.has(uri.toString()),
    ),
  );
  read.add(document.uri.toString());
  const words = document.getText().replaceAll(/\\(?=[!-/:-@[-`{-~])/g, "");
  assert.ok(words.includes(`# Where EWS of ${mailbox} is`), words);
  return words;
}

/** A line of the tree, as the commands are given it. */
async function lineOf(name: string) {
  const { connections } = await services();
  const { connection, tenant } = await connections.openDemo();
  const mail = `${name}@${tenant.domain}`;
  return { node: { connection, mailbox: { id: name, displayName: name, mail } }, mail, tenant };
}

const noteBelow = () => text(".quick-input-widget .quick-input-message");

describe("Discover the Address of EWS…", () => {
  driveInBrowser();
  before(async () => {
    await removeAll();
    for (const { uri } of vscode.workspace.textDocuments) {
      read.add(uri.toString());
    }
    await vscode.commands.executeCommand("workbench.view.explorer");
  });
  afterEach(() => vscode.commands.executeCommand("notifications.clearAll"));
  after(removeAll);

  it("says beforehand whom the address of a line goes to, and afterwards what came of it", async () => {
    const { node, mail, tenant } = await lineOf("ada.lindqvist");
    const before = tenant.requests.autodiscover;
    const done = run(node);
    await awaitStep(title);
    const { host } = new URL(tenant.cloud.ews);
    await eventually(async () =>
      (await noteBelow()).some((each) => each.includes(`Is sent to ${host}, autodiscover.${tenant.domain}`))
        ? true
        : undefined,
    );
    assert.equal(tenant.requests.autodiscover, before);
    await screenshot("discover-endpoint-asking");
    await press("Enter");
    await done;
    const words = await said(mail);
    assert.ok(words.includes(`- Address of EWS: ${tenant.cloud.ews}`));
    assert.match(words, /belongs to Demo tenant: tokens may go there/);
    assert.equal(tenant.requests.autodiscover, before + 2);
    await waitFor(`h1:has-text("Where EWS of ${mail} is")`);
    await waitFor('td:has-text("which belongs to Demo tenant")');
    await screenshot("discover-endpoint");
  });

  it("asks for an address as one types, and where to ask", async () => {
    const { mail } = await lineOf("birgit.sommer");
    const done = run();
    await awaitStep(title);
    const listed = await rows();
    assert.ok(listed[0]?.startsWith("Demo tenant"), listed.join("\n"));
    assert.ok(listed.some((row) => row.includes("autodiscover-s.office365.us")));
    await screenshot("discover-endpoint-place");
    await choose("Demo tenant");
    await waitFor(
      '.quick-input-widget .quick-input-description:has-text("The address of the mailbox"), .quick-input-widget .quick-input-message:has-text("The address of the mailbox")',
    );
    await type("birgit");
    await eventually(async () =>
      (await noteBelow()).some((each) => each.includes("This is no SMTP address")) ? true : undefined,
    );
    await answer(title, mail);
    await done;
    const words = await said(mail);
    assert.match(words, /- Address of EWS: not found/);
    assert.match(words, /is elsewhere: it redirects to mail\.quillhaven\.example,/);
    assert.match(words, /\| EWS \| 302 \| It redirects to mail\.quillhaven\.example\./);
    await waitFor(`h1:has-text("Where EWS of ${mail} is")`);
    await screenshot("discover-endpoint-elsewhere");
  });

  describe("at a server that leads elsewhere", () => {
    const own = "https://mail.contoso.example/EWS/Exchange.asmx";
    let server: Server;
    let answers: boolean;

    before(async () => {
      answers = true;
      server = createServer((_request, response) => {
        if (answers) {
          response.setHeader("content-type", "application/json");
          response.end(JSON.stringify({ Protocol: "EWS", Url: own }));
        }
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    });
    after(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });

    /** A line of a demo tenant whose Autodiscover is that server. */
    async function lineElsewhere() {
      await removeAll();
      const found = await lineOf("ada.lindqvist");
      const autodiscover = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
      Object.assign(found.tenant.cloud, { autodiscover });
      return found;
    }

    it("asks before tokens go to a host that is not the cloud’s, and remembers the answer", async () => {
      const { node, mail } = await lineElsewhere();
      const { agreedAddresses } = await services();
      const discoverAgain = async () => {
        const done = run(node);
        await answer(title, mail);
        await done;
        return said(mail);
      };
      assert.match(await discoverAgain(), /does not belong to Demo tenant: no token goes there/);
      for (const agrees of [false, true]) {
        await awaitMessage("EWS is at mail.contoso.example");
        await takeAction("Use This Address…");
        const question = await awaitDialog("Send tokens for Demo tenant to mail.contoso.example?");
        assert.ok(question.includes(own) && question.includes(mail), question);
        await screenshot("discover-endpoint-agree");
        if (!agrees) {
          await leaveDialog();
          assert.equal(agreedAddresses.find(node.connection.id), undefined);
          await discoverAgain();
        }
      }
      await answerDialog("Use This Address");
      await eventually(() => agreedAddresses.find(node.connection.id));
      assert.equal(agreedAddresses.find(node.connection.id), own);

      assert.match(await discoverAgain(), /- Tokens: You agreed/);
      await awaitMessage("as you agreed");
      await takeAction("Stop Using It");
      await eventually(() => (agreedAddresses.find(node.connection.id) === undefined ? true : undefined));
    });

    it("forgets the answer with the connection", async () => {
      const { node } = await lineElsewhere();
      const { agreedAddresses } = await services();
      await agreedAddresses.agree(node.connection.id, own);
      await vscode.commands.executeCommand("calendarOnramp.disconnect", node);
      assert.equal(agreedAddresses.find(node.connection.id), undefined);
    });

    it("stops where the user cancels, and shows nothing", async () => {
      const { node, mail } = await lineElsewhere();
      answers = false;
      const documents = () =>
        vscode.workspace.textDocuments
          .filter(({ uri }) => uri.scheme === "calendar-onramp-report")
          .map(({ uri }) => uri.toString());
      const before = documents();
      const done = run(node);
      await answer(title, mail);
      await awaitMessage(`Asking Autodiscover about ${mail}`);
      await click(
        '.notifications-center .notification-list-item:has-text("Asking Autodiscover") .monaco-button:has-text("Cancel")',
      );
      await done;
      assert.ok(documents().every((each) => before.includes(each)));
    });
  });
});
