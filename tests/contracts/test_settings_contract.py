"""Values under names: the contract of `SettingStore`."""

from reader.ports.store import Store


def test_settings(store: Store) -> None:
    assert store.settings.get("a:1") is None
    for name in ("a:2", "a:1", "b"):
        store.settings.set(name, f"[{name}]")
    store.settings.set("b", None)
    assert store.settings.get("b") is None
    assert store.settings.starting_with("a:") == {"a:1": "[a:1]", "a:2": "[a:2]"}
