"""playwright: everything is a coroutine but locators and expectations."""
from playwright.async_api import async_playwright
from playwright.sync_api import sync_playwright


async def wrong():
    with async_playwright() as p:
        print(p)
    async with async_playwright() as p:
        p.chromium.launch().new_page()
        page = await (await p.chromium.launch()).new_page()
        page.goto("http://example.com")
        print(page.title().upper())
        await page.locator("x")


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
