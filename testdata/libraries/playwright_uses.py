"""playwright as users write it: pages, locators, expectations."""
import asyncio

from playwright.async_api import Browser, BrowserContext, ElementHandle, Locator, Page, async_playwright, expect
from playwright.sync_api import sync_playwright


async def main():
    with sync_playwright() as p0:  # want sync-with "'__enter__' of 'PlaywrightContextManager' raises while an event loop runs, which it does in a coroutine"
        print(p0)
    async with sync_playwright() as p1:  # want async-with-sync-manager "'PlaywrightContextManager' is a plain context manager; 'async with' cannot enter it"
        print(p1)
    with async_playwright() as p2:  # want sync-with "'PlaywrightContextManager' is an asynchronous context manager; plain 'with' cannot enter it"
        print(p2)
    p = async_playwright()
    b = await p.chromium.launch()  # want coroutine-attribute "'PlaywrightContextManager' has no attribute 'chromium'"
    p3 = async_playwright().start()
    p3.chromium  # want coroutine-attribute "coroutine of 'start()' has no attribute 'chromium'"
    async with async_playwright() as p4:
        browser = p4.chromium.launch()
        page = await browser.new_page()  # want coroutine-attribute "coroutine of 'launch()' has no attribute 'new_page'"
        browser2 = await p4.chromium.launch()
        page = browser2.new_page()
        await page.goto("x")  # want coroutine-attribute "coroutine of 'new_page()' has no attribute 'goto'"
        page2 = await browser2.new_page()
        page2.goto("x")  # want never-awaited "coroutine of 'goto()' is never awaited"
        page2.click("x")  # want never-awaited "coroutine of 'click()' is never awaited"
        page2.fill("x", "y")  # want never-awaited "coroutine of 'fill()' is never awaited"
        page2.wait_for_selector("x")  # want never-awaited "coroutine of 'wait_for_selector()' is never awaited"
        title = page2.title()
        print(title.upper())  # want coroutine-attribute "coroutine of 'title()' has no attribute 'upper'"
        print(page2.content().split())  # want coroutine-attribute "coroutine of 'content()' has no attribute 'split'"
        els = page2.query_selector_all("x")
        for e in els:  # want iterated-coroutine "coroutine of 'query_selector_all()' cannot be iterated"
            print(e)
        text = page2.locator("x").inner_text()
        print(text.strip())  # want coroutine-attribute "coroutine of 'inner_text()' has no attribute 'strip'"
        for el in page2.locator("x").all():  # want iterated-coroutine "coroutine of 'all()' cannot be iterated"
            print(el)
        if page2.locator("x").is_visible():  # want coroutine-condition "coroutine of 'is_visible()' is always true"
            pass
        if page2.is_visible("x"):  # want coroutine-condition "coroutine of 'is_visible()' is always true"
            pass
        n = page2.locator("x").count()
        for i in range(n):  # want coroutine-in-place-of-result "coroutine of 'count()' is no value for 'range()'"
            print(i)
        await page2.locator("x").first  # want await-non-awaitable "'await' cannot take 'Locator': it has no '__await__'"
        await page2.url  # want await-non-awaitable "'await' cannot take str: it has no '__await__'"
        await page2.get_by_role("x")  # want await-non-awaitable "'get_by_role()' returns 'Locator', which 'await' cannot take"
        expect(page2.locator("x")).to_be_visible()  # want never-awaited "coroutine of 'to_be_visible()' is never awaited"
        await expect(page2.locator("x"))  # want await-non-awaitable "'__call__()' returns 'PageAssertions', 'LocatorAssertions' or 'APIResponseAssertions', which 'await' cannot ta"
        with page2.expect_download() as d:  # want sync-with "'AsyncEventContextManager' is an asynchronous context manager; plain 'with' cannot enter it"
            page2.click("x")  # want never-awaited "coroutine of 'click()' is never awaited"
        async with page2.expect_popup() as popup:
            await page2.click("x")
        print(popup.value.url)  # want coroutine-attribute "coroutine of 'value()' has no attribute 'url'"
        (await popup.value).url
        response = page2.goto("x")
        print(response.status)  # want coroutine-attribute "coroutine of 'goto()' has no attribute 'status'"
        el2 = await page2.query_selector("x")
        el2.click()  # want never-awaited "coroutine of 'click()' is never awaited"
        print(el2.inner_text() + "x")  # want coroutine-in-place-of-result "coroutine of 'inner_text()' is an operand in place of its result"
        href = el2.get_attribute("href")
        print(href.startswith("x"))  # want coroutine-attribute "coroutine of 'get_attribute()' has no attribute 'startswith'"
        page2.screenshot(path="x")  # want never-awaited "coroutine of 'screenshot()' is never awaited"
        browser2.close()  # want never-awaited "coroutine of 'close()' is never awaited"
        data = page2.evaluate("x")
        print(data["x"])  # want coroutine-attribute "coroutine of 'evaluate()' has no items"
        print((page2.evaluate("x"))[0], b)  # want coroutine-attribute "coroutine of 'evaluate()' has no items"
        ctx = browser2.new_context()
        await ctx.new_page()  # want coroutine-attribute "coroutine of 'new_context()' has no attribute 'new_page'"
        await page2.keyboard  # want await-non-awaitable "'await' cannot take 'Keyboard': it has no '__await__'"
        page2.keyboard.press("x")  # want never-awaited "coroutine of 'press()' is never awaited"
        page2.mouse.move(1, 1)  # want never-awaited "coroutine of 'move()' is never awaited"
        page2.wait_for_timeout(1)  # want never-awaited "coroutine of 'wait_for_timeout()' is never awaited"
        asyncio.run(main())  # want nested-event-loop "'run' starts an event loop, and 'main' runs inside one already"
        await browser2.contexts  # want await-non-awaitable "'await' cannot take list: it has no '__await__'"
        await page2.frames[0]  # want await-non-awaitable "'await' cannot take 'Frame': it has no '__await__'"
        frame = page2.frame_locator("x")
        frame.locator("x").click()  # want never-awaited "coroutine of 'click()' is never awaited"
        texts = page2.locator("x").all_inner_texts()
        print(len(texts), texts[0])  # want coroutine-in-place-of-result "coroutine of 'all_inner_texts()' is no value for 'len()'" coroutine-attribute "coroutine of 'all_inner_texts()' has no items"
        page2.route("x", lambda route: route.abort())  # want never-awaited "coroutine of 'route()' is never awaited"


class Scraper:
    browser: Browser
    page: Page

    async def start(self):
        self.playwright = async_playwright().start()
        self.browser = await self.playwright.chromium.launch()  # want coroutine-attribute "coroutine of 'start()' has no attribute 'chromium'"

    async def items(self, locator: Locator, handle: ElementHandle, context: BrowserContext):
        print(locator.text_content().strip())  # want coroutine-attribute "coroutine of 'text_content()' has no attribute 'strip'"
        handle.text_content()  # want never-awaited "coroutine of 'text_content()' is never awaited"
        context.new_page().goto("x")  # want coroutine-attribute "coroutine of 'new_page()' has no attribute 'goto'"
        context.add_cookies([])  # want never-awaited "coroutine of 'add_cookies()' is never awaited"
        for c in context.cookies():  # want iterated-coroutine "coroutine of 'cookies()' cannot be iterated"
            print(c)
        self.page.close()  # want never-awaited "coroutine of 'close()' is never awaited"
        return [item.inner_text() for item in locator.all()]  # want iterated-coroutine "coroutine of 'all()' cannot be iterated"

    def stop(self):
        self.browser.close()  # want never-awaited "coroutine of 'close()' is never awaited"


async def right_page():
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        await page.goto("x")
        print((await page.title()).upper(), page.url, await page.locator("x").count())
        await expect(page.locator("x")).to_be_visible()
        await browser.close()


async def right_locators(page: Page):
    for element in await page.query_selector_all("x"):
        print(await element.inner_text())
    async with page.expect_popup() as popup:
        await page.get_by_role("button").click()
    print((await popup.value).url)
