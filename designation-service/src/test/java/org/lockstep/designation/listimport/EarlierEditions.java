package org.lockstep.designation.listimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * The editions that other tests have imported. Once they are forgotten, the next edition of any
 * list is its first; what they made stays in the register, so each test has keys of its own.
 */
@ApplicationScoped
class EarlierEditions {
  private final EntityManager entityManager;

  EarlierEditions(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  @Transactional
  void forget() {
    for (String sql :
        List.of(
            "update list_entry set listed = false",
            "update list_import set status = 'REJECTED' where status in ('PUBLISHED', 'UNCHANGED')")) {
      entityManager.createNativeQuery(sql).executeUpdate();
    }
  }
}
