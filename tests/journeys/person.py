"""How somebody walks through the product in a browser."""

from urllib.parse import urlsplit

PATIENCE = 120_000  # milliseconds


class Person:
    """Somebody at a page of the assembly."""

    def __init__(self, page, who: str) -> None:
        self.page = page
        page.goto("/")
        page.locator(f"form[action$='/demo/{who}'] button").click()
        page.wait_for_load_state()

    @classmethod
    def with_password(cls, page, address: str, who: str, password: str) -> "Person":
        """Somebody of an installation that is no demo."""
        person = cls.__new__(cls)
        person.page = page
        page.goto(f"{address}/accounts/login/")
        page.locator("[name=login]").fill(who)
        page.locator("[name=password]").fill(password)
        person.click(page.locator("form.y-form button").first)
        return person

    def go(self, path: str) -> None:
        answer = self.page.goto(path)
        assert answer.status == 200, (path, answer.status)

    def follow(self, selector: str) -> None:
        self.click(self.page.locator(f"main {selector}").first)

    def click(self, what) -> None:
        """Click, and be on the page that answers."""
        with self.page.expect_navigation():
            what.click()

    def arrive(self, path: str) -> None:
        """Wait until the work is done and its page has led on to one under `path`."""
        self.page.wait_for_url(lambda url: urlsplit(url).path.startswith(path), timeout=PATIENCE)

    def press(self, action: str) -> None:
        """The button of the one-button form that posts to `action`."""
        self.follow(f"form[action$='{action}'] button")

    def fill(self, **fields: str) -> None:
        """Fill the form of the page, by field names, and send it."""
        for name, value in fields.items():
            field = self.page.locator(f"main [name='{name}']").first
            if field.evaluate("element => element.tagName") == "SELECT":
                field.select_option(value)
            elif field.get_attribute("type") == "radio":
                self.page.locator(f"main [name='{name}'][value='{value}']").check()
            else:
                field.fill(value)
        self.click(self.page.locator("main .y-form-foot button").first)

    def text(self) -> str:
        return self.page.locator("main").inner_text()
