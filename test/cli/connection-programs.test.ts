import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { browserCommand } from "../../src/cli/browser.js";
import { readHiddenLine } from "../../src/cli/hidden-line.js";
import { runProgram, safeFolder } from "../../src/cli/run-program.js";

const script = (text: string) => ["-e", text];

describe("a program that is run", () => {
  const environment = {
    ...process.env,
    CALENDAR_ONRAMP_SECRET: "canary",
    Calendar_Onramp_Passphrase: "canary",
  };

  it("sees nothing of our secrets, and starts where nobody else can put anything", async () => {
    const text = await runProgram(
      process.execPath,
      script("process.stdout.write(JSON.stringify([process.cwd(), process.env]))"),
      environment,
    );
    assert.doesNotMatch(text, /canary/);
    const [folder] = JSON.parse(text) as [string];
    assert.equal(folder.toLowerCase(), safeFolder(environment).toLowerCase());
  });

  it("is not given to a shell", async () => {
    const word = '$HOME `id` "; exit 1 #';
    const args = [...script("process.stdout.write(process.argv[1])"), word];
    assert.equal(await runProgram(process.execPath, args, environment), word);
  });

  it("gives what it wrote where it fails", async () => {
    const failing = runProgram(
      process.execPath,
      script("console.error('no luck'); process.exit(3)"),
      environment,
    );
    await assert.rejects(failing, (error: Error & { stderr?: string }) => error.stderr?.trim() === "no luck");
  });

  it("says so where there is none", async () => {
    await assert.rejects(runProgram("there-is-no-such-program", [], environment), { code: "ENOENT" });
  });

  it("is ended when nobody waits for it", async () => {
    const stop = new AbortController();
    const running = runProgram(
      process.execPath,
      script("setInterval(() => {}, 1e6)"),
      environment,
      stop.signal,
    );
    stop.abort();
    await assert.rejects(running, { name: "AbortError" });
  });
});

describe("the browser", () => {
  const url = "https://login.microsoftonline.com/x?a=1&b=2";

  it("is opened by what the system has for it", () => {
    assert.deepEqual(browserCommand(url, { SystemRoot: "C:\\Windows" }, "win32")?.[1], [
      "url.dll,FileProtocolHandler",
      url,
    ]);
    assert.deepEqual(browserCommand(url, {}, "darwin"), ["/usr/bin/open", [url]]);
    for (const screen of ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"]) {
      assert.deepEqual(browserCommand(url, { [screen]: "x" }, "linux"), ["xdg-open", [url]]);
    }
  });

  it("is none where there is no screen", () => {
    assert.equal(browserCommand(url, { DISPLAY: "" }, "linux"), undefined);
  });
});

describe("a hidden line", () => {
  const read = async (text: string, isTTY: boolean) => {
    const input = Object.assign(new PassThrough(), { isTTY });
    const terminal = new PassThrough();
    input.end(text);
    const line = await readHiddenLine("Client secret: ", input, terminal);
    return { line, shown: String(terminal.read() ?? "") };
  };

  for (const [text, line] of [
    ["canary\nmore\n", "canary"],
    ["canary\r\n", "canary"],
    ["canary", "canary"],
    ["\uFEFFcanary\r\n", "canary"],
    [" with blanks \n", " with blanks "],
    ["\n", ""],
    ["", undefined],
  ] as const) {
    it(`is read from ${JSON.stringify(text)}, and nothing is said`, async () => {
      assert.deepEqual(await read(text, false), { line, shown: "" });
    });
  }

  it("is asked for at a terminal, which shows nothing of it", async () => {
    assert.deepEqual(await read("canary\r", true), { line: "canary", shown: "Client secret: \n" });
  });
});
