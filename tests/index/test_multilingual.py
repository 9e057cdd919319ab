"""Articles in Russian and Ukrainian with an embedder by setting: any sentence-transformers model, whatever its size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Archive, ArchiveMismatch, read_articles
from index.embedder import chosen_embedder
from index.model_files import SETTING
from qa import Engine

RUSSIAN = (
    "Завод на Ручейной улице закроется в июне, сообщили владельцы во вторник.\n\n"
    "«Мы держались, сколько позволял банк», — сказала Мария Пенкина, дед которой основал завод в 1936 году.\n\n"
    "По словам рабочего Антона Ревина, отопление в столовой отключено с февраля."
)
UKRAINIAN = (
    "Пороми підуть знову з понеділка, повідомила капітан порту Ірина Вовк.\n\n"
    "«П’ять років ми чекали на цей рейс», — сказав п’ятдесятирічний моторист Їжак.\n\n"
    "Голова громади заперечив, що рейс коштуватиме бюджету мільйон гривень."
)
DIMENSION = 80
ENGLISH = "The ferry runs again from Monday, said Iryna Vovk, the harbour master."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of random weights that reads Latin and Cyrillic letter by letter, saved as such models are published."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("model")
    letters = sorted({c for c in (RUSSIAN + UKRAINIAN + ENGLISH).lower() if not c.isspace()})
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(words), hidden_size=DIMENSION, num_hidden_layers=1, num_attention_heads=2, intermediate_size=48
    )
    BertModel(config).save_pretrained(folder / "bert")
    BertTokenizerFast(str(folder / "vocab.txt"), strip_accents=False).save_pretrained(folder / "bert")
    word_model = Transformer(str(folder / "bert"), max_seq_length=64)
    SentenceTransformer(modules=[word_model, Pooling(DIMENSION)], device="cpu").save(str(folder / "saved"))
    return folder / "saved"


@pytest.fixture(scope="module")
def archive(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("archive")
    lines = [{"text": text, "title": text.split(",")[0], "outlet": "Вести"} for text in (RUSSIAN, UKRAINIAN, ENGLISH)]
    (folder / "all.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    with pytest.MonkeyPatch.context() as setting:
        setting.setenv(SETTING, str(model))
        with Archive.open(folder / "archive") as opened:
            opened.add(read_articles([folder / "all.jsonl"]))
            yield opened


def test_articles_are_kept_with_their_language_and_every_sentence_where_it_stands(archive: Archive) -> None:
    assert chosen_embedder().dimension == DIMENSION
    assert [article.language for article in archive.articles()] == ["ru", "uk", "en"]
    for stored, text in zip(archive.articles(), (RUSSIAN, UKRAINIAN, ENGLISH), strict=True):
        assert archive.article(stored.id).text == text
        sentences = archive.sentences(stored.id)
        assert [sentence.text for sentence in sentences] == text.split("\n\n")
        assert all(sentence.span.of(text) == sentence.text for sentence in sentences)
    assert archive.verify() == []


@pytest.mark.parametrize(
    ("words", "start"),
    [("отопление в столовой", "По словам"), ("п’ять років", "«П’ять"), ("мільйон гривень", "Голова"), ("банк", "«Мы")],
)
def test_sentences_are_found_and_cited_letter_for_letter(archive: Archive, words: str, start: str) -> None:
    (hit, *_) = Engine(archive).search(words, top=1)
    assert hit.sentence.startswith(start)
    assert archive.article(hit.article_id).text[hit.start : hit.end] == hit.sentence


def test_what_is_asked_word_for_word_is_nearest_in_meaning_whatever_the_model(archive: Archive) -> None:
    for text in (RUSSIAN, UKRAINIAN):
        *_, last = text.split("\n\n")
        (nearest,) = archive.nearest(last, "sentence", 1)
        assert archive.sentence_rows([nearest.id])[0].text == last


def test_the_archive_belongs_to_the_model_that_made_it(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING)
    with pytest.raises(ArchiveMismatch, match=SETTING):
        Archive.open(archive.folder, read_only=True)
