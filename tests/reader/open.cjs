// Opens an EPUB in foliate-js in headless Chromium, as a reader would, and tells what it shows.
//   node open.cjs TOOLS BOOK.epub [SHOTS]
// TOOLS holds node_modules; SHOTS is a folder for pictures of the pages, in every dress of DRESSES.
// Prints one JSON object.
const fs = require("fs"), http = require("http"), path = require("path")
const [tools, book, shots] = process.argv.slice(2)
const modules = path.resolve(tools, "node_modules")
const puppeteer = require(path.join(modules, "puppeteer-core"))
const kinds = { ".js": "text/javascript", ".html": "text/html", ".epub": "application/epub+zip" }

// Width and height of the window, colours, size of type, and how many pages of each document.
const DRESSES = {
  light: { width: 700, height: 900, scheme: "light", size: "100%", most: 40 },
  dark: { width: 700, height: 900, scheme: "dark", size: "100%", most: 2 },
  large: { width: 700, height: 900, scheme: "light", size: "200%", most: 2 },
  narrow: { width: 360, height: 640, scheme: "light", size: "100%", most: 3 },
  wide: { width: 1400, height: 900, scheme: "light", size: "100%", most: 1 },
}

const server = http.createServer((request, answer) => {
  const name = request.url.split("?")[0]
  const file =
    name === "/" ? path.join(__dirname, "open.html")
    : name === "/book.epub" ? book
    : name.startsWith("/foliate/") ? path.join(modules, "foliate-js", name.slice(9))
    : null
  if (!file || !fs.existsSync(file)) return answer.writeHead(404).end()
  answer.writeHead(200, { "content-type": kinds[path.extname(file)] || "application/octet-stream" })
  answer.end(fs.readFileSync(file))
})

const settled = milliseconds => new Promise(done => setTimeout(done, milliseconds))

const open = async (page, home) => {
  await page.goto(home)
  await page.waitForFunction("window.view", { timeout: 30000 })
  await settled(300)
}

// What the book says of itself, and the text of each document.
const read = page => page.evaluate(async () => {
  const label = items => (items || []).map(x => ({ label: x.label.trim(), href: x.href, under: label(x.subitems) }))
  const { metadata, toc, landmarks, pageList, sections, dir } = view.book
  const texts = {}
  for (const section of sections) {
    const made = await section.createDocument()
    texts[section.id] = made.body.textContent.replace(/\s+/g, " ").trim()
  }
  return {
    metadata, dir, texts, toc: label(toc), pages: label(pageList),
    landmarks: (landmarks || []).map(x => x.type), sections: sections.map(x => x.id),
  }
})

// The text that pops up for the first note call of each document, and the number it is called by.
const callNotes = async page => {
  const shown = {}
  const count = await page.evaluate(() => view.book.sections.length)
  for (let index = 0; index < count; index++) {
    await page.evaluate(index => view.goTo(index), index)
    const call = await page.evaluate(() => {
      window.shown = false
      const call = view.renderer.getContents()[0].doc.querySelector("a[role=doc-noteref]")
      call?.click()
      return call?.textContent
    })
    if (!call) continue
    await page.waitForFunction("window.shown", { timeout: 10000 })
    shown[await page.evaluate(index => view.book.sections[index].id, index)] = {
      call, text: await page.evaluate(() => document.querySelector("#note foliate-view")
        .renderer.getContents()[0].doc.body.textContent.replace(/\s+/g, " ").trim()),
    }
    if (shots) {
      await settled(200)
      await page.screenshot({ path: path.join(shots, `note-${String(index).padStart(2, "0")}.png`) })
    }
    await page.evaluate(() => document.querySelector("#note").close())
  }
  return shown
}

const shoot = async (page, home, name, { width, height, scheme, size, most }) => {
  await page.setViewport({ width, height })
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }])
  await open(page, `${home}?size=${encodeURIComponent(size)}`)
  const count = await page.evaluate(() => view.book.sections.length)
  for (let index = 0; index < count; index++) {
    await page.evaluate(index => view.goTo(index), index)
    for (let at = 0; at < most; at++) {
      await settled(120)
      const file = `${name}-${String(index).padStart(2, "0")}-${String(at).padStart(2, "0")}.png`
      await page.screenshot({ path: path.join(shots, file) })
      if (await page.evaluate(() => view.renderer.page >= view.renderer.pages - 2)) break
      await page.evaluate(() => view.renderer.next())
    }
  }
}

server.listen(0, "127.0.0.1", async () => {
  const home = `http://127.0.0.1:${server.address().port}/`
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  })
  const told = { outside: [], errors: [] }
  try {
    const page = await browser.newPage()
    page.on("request", r => { if (!/^(blob:|data:)/.test(r.url()) && !r.url().startsWith(home)) told.outside.push(r.url()) })
    page.on("pageerror", error => told.errors.push(error.message))
    await page.setViewport({ width: 1000, height: 720 })
    await open(page, home)
    Object.assign(told, await read(page))
    told.notes = await callNotes(page)
    if (shots) for (const [name, dress] of Object.entries(DRESSES)) await shoot(page, home, name, dress)
  } catch (error) {
    told.errors.push(String(error))
  } finally {
    await browser.close()
    server.close()
    console.log(JSON.stringify(told))
  }
})
