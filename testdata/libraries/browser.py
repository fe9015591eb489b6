"""playwright: everything is a coroutine but locators and expectations."""
from playwright.async_api import async_playwright
from playwright.sync_api import sync_playwright


async def wrong():
    with async_playwright() as p:  # want sync-with "'PlaywrightContextManager' is an asynchronous context manager"
        print(p)
    async with async_playwright() as p:
        p.chromium.launch().new_page()  # want coroutine-attribute "coroutine of 'launch()' has no attribute 'new_page'"
        page = await (await p.chromium.launch()).new_page()
        page.goto("http://example.com")  # want never-awaited "coroutine of 'goto()' is never awaited"
        print(page.title().upper())  # want coroutine-attribute "coroutine of 'title()' has no attribute 'upper'"
        await page.locator("x")  # want await-non-awaitable "'locator()' returns 'Locator', which 'await' cannot take"


async def right():
    async with async_playwright() as p:
        browser = await p.chromium.launch()
        page = await browser.new_page()
        await page.goto("http://example.com")
        await page.locator("x").click()
        async with page.expect_download() as download:
            await page.click("x")
        await browser.close()
        print(await page.title(), await download.value)


def plain():
    with sync_playwright() as p:
        page = p.chromium.launch().new_page()
        page.goto("http://example.com")
