import { UserError } from "../../base/errors.js";
import { untilAborted } from "../../base/wait.js";
import { mayReceiveToken } from "../../identity/clouds.js";
import type { EwsHttpRequest, EwsTransport, OAuthParts } from "../client.js";
import { parseEwsAddress } from "./address.js";
import { post } from "./post.js";

/** What a person needs; an application has what it was granted. @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-authenticate-an-ews-application-by-using-oauth */
const scope = "EWS.AccessAsUser.All";

/** EWS with tokens. They go to the cloud's own host, or to an address that the user agreed to, and nowhere else. */
export function createOAuthTransport(parts: OAuthParts): EwsTransport {
  const { cloud, tokens, isAgreed } = parts;
  const address = parseEwsAddress(parts.address ?? cloud.ews);
  if (!mayReceiveToken(cloud, "exchange", address) && isAgreed !== true) {
    throw new UserError(`${new URL(address).host} is not a host of ${cloud.title}, so no token goes there.`, {
      remedy: "Agree that this address receives tokens, if you know whose it is.",
    });
  }

  async function getToken({ signal, reason }: EwsHttpRequest, refused?: string): Promise<string> {
    const asked = tokens.getToken({
      audience: "exchange",
      scopes: [scope],
      ...(reason === undefined ? {} : { reason }),
      ...(signal ? { signal } : {}),
      ...(refused === undefined ? {} : { refused }),
    });
    const { token } = await untilAborted(asked, signal);
    // What cannot be sent in a header would be quoted by the error that says so.
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new Error("The source of tokens gave something that is no token.");
    }
    return token;
  }

  return {
    address,
    async send(request) {
      const token = await getToken(request);
      const answer = await post({ ...parts, address }, request, `Bearer ${token}`);
      if (answer.status !== 401) {
        return answer;
      }
      const another = await getToken(request, token);
      return post({ ...parts, address }, request, `Bearer ${another}`);
    },
  };
}
