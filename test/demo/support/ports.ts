import { startServer } from "../../../src/demo/server.js";
import { UserError } from "../../../src/base/errors.js";

/** Starts something on ports that nobody has. Others on this machine take ports too, so it may need several tries. */
export async function onFreePorts<Started>(
  start: (port: number) => Promise<Started>,
): Promise<{ readonly port: number; readonly started: Started }> {
  for (let attempt = 1; ; attempt++) {
    const probe = await startServer(0);
    const port = Number(new URL(probe.origin).port);
    await probe.stop();
    try {
      return { port, started: await start(port) };
    } catch (error) {
      if (!(error instanceof UserError) || attempt === 50) {
        throw error;
      }
    }
  }
}
