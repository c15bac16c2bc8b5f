import assert from "node:assert/strict";
import { TokenCache, tokenCacheKey } from "../../src/identity/token-cache.js";
import { connectionBy, MemoryStore } from "./support/world.js";

/** As MSAL's own: what is put in is there with what was read. */
function msalCache() {
  let kept: string[] = [];
  return {
    deserialize: (text: string) => (kept = JSON.parse(text) as string[]),
    serialize: () => JSON.stringify(kept),
    put: (entry: string) => kept.push(entry),
  };
}

describe("TokenCache", () => {
  const key = tokenCacheKey(connectionBy({ kind: "interactive" }, { id: "contoso" }));

  async function add(cache: TokenCache, entry: string): Promise<void> {
    const plugin = cache.open();
    const tokenCache = msalCache();
    await plugin.beforeCacheAccess({ cacheHasChanged: false, tokenCache });
    tokenCache.put(entry);
    await plugin.afterCacheAccess({ cacheHasChanged: true, tokenCache });
  }

  it("has a key for each connection", () => {
    assert.equal(key, "tokens.contoso");
  });

  it("keeps what sign-ins at the same time store", async () => {
    const store = new MemoryStore();
    const cache = new TokenCache(store, key);
    await Promise.all([add(cache, "one"), add(cache, "two"), add(cache, "three")]);
    assert.equal(store.kept.get(key), '["one","two","three"]');
  });

  it("writes nothing where nothing changed", async () => {
    const store = new MemoryStore();
    const plugin = new TokenCache(store, key).open();
    const tokenCache = msalCache();
    await plugin.beforeCacheAccess({ cacheHasChanged: false, tokenCache });
    await plugin.afterCacheAccess({ cacheHasChanged: false, tokenCache });
    assert.equal(store.kept.size, 0);
  });

  it("lets the next one in where MSAL broke off", async () => {
    const store = new MemoryStore();
    const cache = new TokenCache(store, key);
    const plugin = cache.open();
    await plugin.beforeCacheAccess({ cacheHasChanged: false, tokenCache: msalCache() });
    plugin.end();
    await add(cache, "one");
    assert.equal(store.kept.get(key), '["one"]');
  });

  it("takes what cannot be read for nothing", async () => {
    const store = new MemoryStore();
    store.kept.set(key, "[broken");
    await add(new TokenCache(store, key), "one");
    assert.equal(store.kept.get(key), '["one"]');
  });

  it("stores nothing of a sign-in that was under way when one signed out", async () => {
    const store = new MemoryStore();
    const cache = new TokenCache(store, key);
    const plugin = cache.open();
    await add(cache, "one");
    await cache.clear();
    const tokenCache = msalCache();
    await plugin.beforeCacheAccess({ cacheHasChanged: false, tokenCache });
    tokenCache.put("late");
    await plugin.afterCacheAccess({ cacheHasChanged: true, tokenCache });
    assert.equal(store.kept.size, 0);
  });
});
