// Opens an EPUB in foliate-js in headless Chromium, as a reader would, and tells what it shows.
//   node open.cjs TOOLS BOOK.epub [SHOTS]
// TOOLS holds node_modules; SHOTS is a folder for screenshots. Prints one JSON object.
const fs = require("fs"), http = require("http"), path = require("path")
const [tools, book, shots] = process.argv.slice(2)
const modules = path.resolve(tools, "node_modules")
const puppeteer = require(path.join(modules, "puppeteer-core"))
const kinds = { ".js": "text/javascript", ".html": "text/html", ".epub": "application/epub+zip" }

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

const settled = () => new Promise(done => setTimeout(done, 700))

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
    await page.goto(home)
    await page.waitForFunction("window.view", { timeout: 30000 })
    await settled()
    Object.assign(told, await page.evaluate(() => {
      const label = items => (items || []).map(x => ({ label: x.label.trim(), under: label(x.subitems) }))
      const { metadata, toc, landmarks, sections } = view.book
      return { metadata, toc: label(toc), landmarks: (landmarks || []).map(x => x.type), sections: sections.map(x => x.id) }
    }))
    told.texts = await page.evaluate(async () => {
      const texts = {}
      for (const section of view.book.sections) {
        const made = await section.createDocument()
        texts[section.id] = made.body.textContent.replace(/\s+/g, " ").trim()
      }
      return texts
    })
    if (shots) {
      const shoot = async (name, at) => { if (at) { await page.evaluate(at => view.goTo(at), at); await settled() } await page.screenshot({ path: path.join(shots, `${name}.png`) }) }
      for (const [index, section] of told.sections.entries()) await shoot(`${index}-wide`, section)
      await page.setViewport({ width: 390, height: 760 })
      await settled()
      for (const [index, section] of told.sections.entries()) await shoot(`${index}-narrow`, section)
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }])
      await shoot("dark", told.sections[told.sections.length - 2])
    }
  } catch (error) {
    told.errors.push(String(error))
  } finally {
    await browser.close()
    server.close()
    console.log(JSON.stringify(told))
  }
})
