// Drives headless Chromium for a test: reads commands from stdin, one JSON object a line, and answers
// each with one. {goto}, {size}, {phone}, {tap}, {dark}, {evaluate}, {until}, {press}, {picture}, {wrong}, {asked}.
const path = require("node:path");
const readline = require("node:readline");

const puppeteer = require(path.join(process.argv[2], "puppeteer-core"));

async function main() {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--force-color-profile=srgb"],
  });
  const page = await browser.newPage();
  const wrong = [];
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(error.message));
  page.setDefaultTimeout(40_000);
  const commands = {
    goto: (address) => page.goto(address, { waitUntil: "domcontentloaded" }),
    size: ([width, height]) => page.setViewport({ width, height, deviceScaleFactor: 1 }),
    phone: ([width, height]) => page.setViewport({ width, height, hasTouch: true, isMobile: true }),
    tap: ([x, y]) => page.touchscreen.tap(x, y),
    dark: (dark) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]),
    evaluate: (script) => page.evaluate(script),
    until: (script) => page.waitForFunction(script, { polling: 50 }).then(() => null),
    picture: (file) => page.screenshot({ path: file }).then(() => null),
    press: (key) => page.keyboard.press(key),
    wrong: () => wrong,
    asked: () => asked,
  };
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [name, value] = Object.entries(JSON.parse(line))[0];
    try {
      const result = await commands[name](value);
      console.log(JSON.stringify({ result: name === "goto" ? null : (result ?? null) }));
    } catch (error) {
      console.log(JSON.stringify({ error: String(error) }));
    }
  }
  await browser.close();
}

main();
