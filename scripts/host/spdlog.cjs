// Stands in for `@vscode/spdlog`, the editor's log writer. The original is C++ and comes without prebuilt binaries: it
// would ask every machine for a compiler and half a minute. Without any, the Output panel stays empty.
const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");

const labels = {
  trace: "trace",
  debug: "debug",
  info: "info",
  warn: "warning",
  error: "error",
  critical: "critical",
};
let initialLevel = 2;

class Logger {
  constructor(_kind, _name, file) {
    this.file = file;
    this.level = initialLevel;
    this.raw = false;
    mkdirSync(dirname(file), { recursive: true });
  }

  getLevel() {
    return this.level;
  }

  setLevel(level) {
    this.level = level;
  }

  clearFormatters() {
    this.raw = true;
  }

  setPattern() {}
  flush() {}
  drop() {}
}

Object.entries(labels).forEach(([method, label], level) => {
  Logger.prototype[method] = function (message) {
    if (level >= this.level) {
      const time = new Date().toISOString().replace("T", " ").replace("Z", "");
      appendFileSync(this.file, this.raw ? message : `${time} [${label}] ${message}\n`);
    }
  };
});

const create = async (name, file) => new Logger("rotating", name, file);
const setLevel = (level) => void (initialLevel = level);
const setFlushOn = () => {};

module.exports = {
  Logger,
  setLevel,
  setFlushOn,
  createRotatingLogger: create,
  createAsyncRotatingLogger: create,
};
