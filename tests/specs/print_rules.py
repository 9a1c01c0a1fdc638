"""Print the points book into docs/rules: `python -m tests.specs.print_rules`."""

from pathlib import Path

from tests.specs.book import chapters, printed

FOLDER = Path(__file__).parents[2] / "docs" / "rules"


def pages() -> dict[Path, str]:
    """Every page of the book, by the file it belongs in."""
    book = chapters()
    links = [f"- [{chapter.title['zh']} · {chapter.title['en']}]({chapter.name}.md)" for chapter in book]
    head = [
        "# 积分规则 · The points book",
        "",
        "由测试用例打印(`make docs`)，请勿手改。Printed from the spec tests (`make docs`); do not edit.",
        "",
    ]
    index = {FOLDER / "README.md": "\n".join(head + links) + "\n"}
    return index | {FOLDER / f"{chapter.name}.md": printed(chapter) for chapter in book}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    fresh = pages()
    for file in set(FOLDER.glob("*.md")) - set(fresh):
        file.unlink()
    for file, text in fresh.items():
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
