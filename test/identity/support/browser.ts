/** A browser without a window: it keeps cookies, follows redirects and fills in forms. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>();

  async open(address: string): Promise<Visit> {
    return this.#go(address, { method: "GET" });
  }

  async submit({ url, html }: Visit, values: Readonly<Record<string, string>> = {}): Promise<Visit> {
    const form = /<form[^>]*>[\s\S]*?<\/form>/i.exec(html)?.[0] ?? html;
    const action = unescape(/<form[^>]*\baction="([^"]*)"/i.exec(form)?.[1] ?? "");
    const fields = new URLSearchParams();
    for (const [input] of form.matchAll(/<input[^>]*>/gi)) {
      const name = /\bname="([^"]*)"/i.exec(input)?.[1];
      if (name !== undefined) {
        fields.set(name, unescape(/\bvalue="([^"]*)"/i.exec(input)?.[1] ?? ""));
      }
    }
    for (const [name, value] of Object.entries(values)) {
      fields.set(name, value);
    }
    return this.#go(new URL(action, url).href, { method: "POST", body: fields });
  }

  async #go(address: string, init: RequestInit): Promise<Visit> {
    let url = address;
    let next: RequestInit = init;
    for (let hops = 0; hops < 20; hops++) {
      const response = await fetch(url.replace("//localhost", "//127.0.0.1"), {
        ...next,
        redirect: "manual",
        headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value === "") {
          this.#cookies.delete(name);
        } else {
          this.#cookies.set(name, value);
        }
      }
      const location = response.headers.get("location");
      if (response.status < 300 || response.status >= 400 || location === null) {
        return { url, status: response.status, html: await response.text() };
      }
      url = new URL(location, url).href;
      next = { method: "GET" };
    }
    throw new Error("The pages go round in a circle.");
  }
}

export interface Visit {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

function unescape(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
