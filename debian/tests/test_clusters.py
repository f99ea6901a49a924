"""The choice of a PostgreSQL cluster."""

import unittest

from admin.clusters import Cluster, choose
from admin.problem import NotYet, Problem


def _cluster(version: str, port: int, running: bool = True) -> Cluster:
    return Cluster(version, "main", port, running, "/run/postgresql", 0, 0)


class ClustersTest(unittest.TestCase):
    """Data are never taken for missing where they may be elsewhere."""

    def _choose(self, *clusters: Cluster, holding: tuple[str, ...] = (), port: int = 0, earlier: str = "") -> str:
        return str(choose(list(clusters), "db", lambda cluster: str(cluster) in holding, port, earlier))

    def test_the_cluster_with_the_database_is_taken(self):
        self.assertEqual("15/main", self._choose(_cluster("17", 5432), _cluster("15", 5433), holding=("15/main",)))

    def test_of_two_with_the_database_the_earlier_one_is_taken(self):
        both = ("15/main", "17/main")
        found = self._choose(_cluster("17", 5432), _cluster("15", 5433), holding=both, earlier="15/main")
        self.assertEqual("15/main", found)

    def test_a_new_database_goes_to_the_usual_port(self):
        self.assertEqual("15/main", self._choose(_cluster("17", 5433), _cluster("15", 5432)))

    def test_only_the_wanted_port_counts(self):
        self.assertEqual("17/main", self._choose(_cluster("17", 5433), _cluster("15", 5432), port=5433))
        with self.assertRaisesRegex(NotYet, "port 5434"):
            self._choose(_cluster("17", 5433), port=5434)

    def test_the_earlier_cluster_is_waited_for(self):
        with self.assertRaisesRegex(NotYet, "pg_ctlcluster 15 main start"):
            self._choose(_cluster("17", 5432), _cluster("15", 5433, running=False), earlier="15/main")

    def test_a_database_that_is_gone_is_not_made_anew(self):
        with self.assertRaisesRegex(Problem, "--start-empty") as raised:
            self._choose(_cluster("17", 5432), earlier="15/main")
        self.assertNotIsInstance(raised.exception, NotYet)

    def test_a_missing_or_stopped_server_is_waited_for(self):
        with self.assertRaisesRegex(NotYet, "apt install postgresql"):
            self._choose()
        with self.assertRaisesRegex(NotYet, "pg_ctlcluster 17 main start"):
            self._choose(_cluster("17", 5432, running=False))

    def test_a_server_that_is_too_old_is_not_taken(self):
        with self.assertRaisesRegex(Problem, "PostgreSQL 14 or newer.*13/main"):
            self._choose(_cluster("13", 5432))
