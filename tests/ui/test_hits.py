from pytestqt.modeltest import ModelTester

from azref import paths
from azref.store.database import Database
from azref.ui.hits import HitModel


def test_the_model_keeps_qts_rules_filled_empty_and_after_a_reset(qtmodeltester: ModelTester):
    model = HitModel()
    qtmodeltester.check(model)
    model.set_hits(Database(paths.bundled_database()).lookup("nato"))
    assert model.rowCount() > 3
    qtmodeltester.check(model)
    model.set_hits(())
    qtmodeltester.check(model)
