/** What VS Code asks before it shows a question in the middle of its window. */
const refusal =
  /(?<=skipDialogs\(\)\{return )[^{}]*?!!this\.environmentService\.extensionTestsLocationURI(?=\})/;

/**
 * Lets VS Code show its questions while tests run, which it refuses otherwise, so that they are answered as a person does.
 *
 * @param {import("playwright-core").Page} page
 */
export async function letDialogsShow(page) {
  await page.route("**/vs/code/browser/workbench/workbench.js", async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    if (!refusal.test(script)) {
      console.log("This VS Code refuses to show questions in tests, and it is not known how to change that.");
    }
    await route.fulfill({ response, body: script.replaceAll(new RegExp(refusal, "g"), "!1") });
  });
}
